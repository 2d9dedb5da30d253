import { type Provenance, PROVENANCES } from '@askonce/contracts';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import type { Requirement, Text } from '../catalogue-content';
import { field, IdField, IntegerField, SameAsField, TextField } from './fields';
import { IsListOfIdLists } from './is-list-of-id-lists';

export class RequirementRequest implements Requirement {
  @IdField({ description: 'The requirement.' })
  id: string;

  @TextField({ description: 'What people call it.' })
  name: Text;

  @TextField({ description: 'What has to be known, in plain words.', optional: true })
  description?: Text;

  @SameAsField()
  sameAs?: string;

  @field(
    { description: 'Lists of evidence types: any one list suffices, and of that list every type is needed.' },
    { type: 'array', minItems: 1, items: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } } },
    IsListOfIdLists(),
  )
  evidenceTypeLists: string[][];

  @IntegerField({
    description: 'The oldest evidence that will do, in days since its issue.',
    min: 1,
    max: 36_500,
    optional: true,
  })
  maxAgeDays?: number;

  @field(
    { description: 'Where the evidence may come from; anywhere when absent.', optional: true },
    { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', enum: [...PROVENANCES] } },
    IsArray(),
    ArrayMinSize(1),
    ArrayUnique(),
    IsIn(PROVENANCES, { each: true }),
  )
  acceptedProvenance?: Provenance[];
}
