import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsObject, IsString, Length } from 'class-validator';
import type { AgeAtLeast, DerivedAnswer, Text } from '../catalogue-content';
import type { EvidenceTypeDraft } from '../applying/catalogue-draft';
import {
  field,
  IdField,
  IdListField,
  IntegerField,
  ObjectField,
  ObjectListField,
  StringField,
  TextField,
} from './fields';

export class AgeAtLeastRequest implements AgeAtLeast {
  @IntegerField({ description: 'Years of age.', min: 1, max: 150 })
  years: number;

  @StringField({ description: 'Where the day begins on which an age is reached: an IANA time zone.', max: 64 })
  timeZone: string;
}

/** Exactly one of `ageAtLeast` and `oneOf`. */
export class DerivedAnswerRequest implements DerivedAnswer {
  @IdField({ description: 'By which a purpose names it among its fields.' })
  id: string;

  @TextField({ description: 'What is told, in plain words.' })
  name: Text;

  @StringField({ description: 'The attribute that it rests on.', max: 100 })
  field: string;

  @ObjectField({ description: 'Yes from this age on, of a date of birth.', type: AgeAtLeastRequest, optional: true })
  ageAtLeast?: AgeAtLeastRequest;

  @field(
    { description: 'Yes where the attribute is one of these.', optional: true },
    { type: [String], minItems: 1, maxItems: 100, uniqueItems: true },
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(100),
    ArrayUnique(),
    IsString({ each: true }),
    Length(1, 200, { each: true }),
  )
  oneOf?: string[];
}

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

  @ObjectListField({
    description: 'What may be told of it in place of its attributes: yes or no, computed when it is read.',
    type: DerivedAnswerRequest,
    max: 50,
    optional: true,
  })
  answers?: DerivedAnswerRequest[];

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
