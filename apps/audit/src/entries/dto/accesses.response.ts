import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Entry } from '../../log/fact';
import type { Names, Text } from '../../names/names';
import type { OwnAccessPage } from '../own-accesses';
import { AccessResponse, toAccessResponse } from './access.response';

const text = { type: 'object', additionalProperties: { type: 'string' } } as const;
const inWords = { ...text, description: 'By language.', example: { en: 'Birth certificate' } } as const;

/** Named in every language of the catalogue, or by its id as English where it has left the catalogue. */
export class NamedAccessResponse extends AccessResponse {
  @ApiPropertyOptional(inWords)
  agencyName?: Text;

  @ApiPropertyOptional(inWords)
  procedureName?: Text;

  @ApiPropertyOptional({ ...inWords, description: 'Why, in plain words, by language.' })
  purposeDescription?: Text;

  @ApiProperty({ type: 'object', additionalProperties: text, description: 'By id, each by language.' })
  evidenceTypeNames: Readonly<Record<string, Text>>;
}

export class AgencyConcernedResponse {
  @ApiProperty()
  id: string;

  @ApiProperty(inWords)
  name: Text;
}

export class AccessListResponse {
  @ApiProperty({ type: [NamedAccessResponse] })
  items: readonly NamedAccessResponse[];

  @ApiPropertyOptional({ description: 'Where the next page begins; absent on the last one.' })
  nextCursor?: string;

  @ApiProperty({
    type: [AgencyConcernedResponse],
    description: 'All agencies whom the record of the caller concerns, whatever was asked for.',
  })
  agencies: readonly AgencyConcernedResponse[];
}

export const toAccessListResponse = ({ items, nextCursor, agencies, names }: OwnAccessPage): AccessListResponse => ({
  items: items.map((entry) => toNamedAccess(entry, names)),
  ...(nextCursor !== undefined && { nextCursor }),
  agencies: agencies.map((id) => ({ id, name: names.of('agencies', id) })),
});

function toNamedAccess(entry: Entry, names: Names): NamedAccessResponse {
  const { agency, procedure, purpose, evidenceTypes } = entry;
  return Object.assign(toAccessResponse(entry), {
    evidenceTypeNames: Object.fromEntries(evidenceTypes.map((id) => [id, names.of('evidenceTypes', id)])),
    ...(agency !== null && { agencyName: names.of('agencies', agency) }),
    ...(procedure !== null && { procedureName: names.of('procedures', procedure) }),
    ...(purpose !== null && { purposeDescription: names.of('purposes', purpose) }),
  });
}
