import { IsBoolean } from 'class-validator';
import type { Text } from '../catalogue-content';
import type { ProcedureDraft } from '../applying/catalogue-draft';
import { field, IdField, IdListField, SameAsField, TextField } from './fields';

export class ProcedureRequest implements ProcedureDraft {
  @IdField({ description: 'The procedure.' })
  id: string;

  @IdField({ description: 'The agency that runs it.' })
  agency: string;

  @TextField({ description: 'What people call it.' })
  name: Text;

  @TextField({ description: 'What it is for, in plain words.', optional: true })
  description?: Text;

  @SameAsField()
  sameAs?: string;

  @IdListField({ description: 'What it needs to know.' })
  requirements: string[];

  @field(
    { description: 'Whether it is done at a counter or on paper only; false when absent.', optional: true },
    { type: Boolean },
    IsBoolean(),
  )
  offline?: boolean;
}
