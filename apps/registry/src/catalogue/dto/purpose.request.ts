import { LAWFUL_BASES, type LawfulBasis } from '@askonce/contracts';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsString, Length } from 'class-validator';
import type { Purpose, Text } from '../catalogue-content';
import { EnumField, field, IdField, IdListField, IntegerField, TextField } from './fields';

export class PurposeRequest implements Purpose {
  @IdField({ description: 'The purpose.' })
  id: string;

  @IdField({ description: 'The agency that declares it; no other may use it.' })
  agency: string;

  @IdField({ description: 'The procedure that it serves.' })
  procedure: string;

  @TextField({ description: 'What people call it.' })
  name: Text;

  @TextField({ description: 'Why the agency asks, in plain words.' })
  description: Text;

  @IdListField({ description: 'The evidence types it covers.', min: 1 })
  evidenceTypes: string[];

  @field(
    {
      description: 'The only attributes that are released, of structured evidence, and never the file.',
      optional: true,
    },
    { type: [String], minItems: 1, maxItems: 100, uniqueItems: true },
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(100),
    ArrayUnique(),
    IsString({ each: true }),
    Length(1, 100, { each: true }),
  )
  fields?: string[];

  @EnumField({ description: 'What the exchange rests on.', values: LAWFUL_BASES })
  lawfulBasis: LawfulBasis;

  @IntegerField({ description: 'How long one authorisation lasts at most.', min: 1, max: 3_650 })
  maxValidityDays: number;

  @TextField({ description: 'The law that the basis stands in.', optional: true })
  legalReference?: Text;

  @TextField({
    description: 'What follows when the person refuses; needed where the basis is consent.',
    optional: true,
  })
  consequenceOfRefusing?: Text;

  @TextField({
    description: 'What follows when the person withdraws; needed where the basis is consent.',
    optional: true,
  })
  consequenceOfWithdrawing?: Text;

  @TextField({ description: 'How long the agency keeps what it gets.' })
  retention: Text;

  @TextField({ description: 'Where the person has a mistake corrected.' })
  correction: Text;
}
