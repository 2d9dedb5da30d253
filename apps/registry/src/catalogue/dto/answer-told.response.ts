import { ApiProperty } from '@nestjs/swagger';
import { API_TEXT } from '../../calls/api-text';
import type { Catalogue } from '../catalogue';

export class AnswerToldResponse {
  @ApiProperty({ description: 'Among the fields.' })
  field!: string;

  @ApiProperty({ ...API_TEXT, description: 'What is told: yes or no to this, and not what it was computed from.' })
  name!: Record<string, string>;
}

/** Which of the fields of these types only answer a question, as the person is told of it. */
export const toAnswersTold = (
  evidenceTypes: readonly string[],
  fields: readonly string[],
  catalogue: Catalogue,
): AnswerToldResponse[] =>
  evidenceTypes
    .flatMap((id) => catalogue.evidenceType(id)?.answers ?? [])
    .filter(({ id }) => fields.includes(id))
    .map(({ id, name }) => ({ field: id, name }));
