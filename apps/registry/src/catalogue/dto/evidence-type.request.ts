import { IsObject } from 'class-validator';
import type { Text } from '../catalogue-content';
import type { EvidenceTypeDraft } from '../applying/catalogue-draft';
import { field, IdField, IdListField, IntegerField, TextField } from './fields';

export class EvidenceTypeRequest implements EvidenceTypeDraft {
  @IdField({ description: 'The evidence type.' })
  id: string;

  @TextField({ description: 'What people call it.' })
  name: Text;

  @TextField({ description: 'What it is, in plain words.', optional: true })
  description?: Text;

  @IdListField({ description: 'Agencies that issue it and may deposit it.' })
  issuers: string[];

  @IdListField({ description: 'Issuers that can be asked for it by machine, the preferred one first.', optional: true })
  sources?: string[];

  @field(
    { description: 'JSON Schema of its attributes, when it exists as data.', optional: true },
    { type: 'object', additionalProperties: true },
    IsObject(),
  )
  schema?: Record<string, unknown>;

  @IntegerField({ description: 'Days from issue for which it is valid.', min: 1, max: 36_500, optional: true })
  validityDays?: number;

  @IntegerField({
    description: 'How long an unavailable source is tried before the citizen is asked; 60 when absent.',
    min: 1,
    max: 10_080,
    optional: true,
  })
  fetchDeadlineMinutes?: number;

  @IntegerField({ description: 'How long an ask stays open; 30 when absent.', min: 1, max: 365, optional: true })
  askDeadlineDays?: number;
}
