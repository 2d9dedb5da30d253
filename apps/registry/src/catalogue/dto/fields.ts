import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUrl,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ID_MAX_LENGTH, ID_PATTERN, SAME_AS_DESCRIPTION, SAME_AS_MAX_LENGTH, textSchema } from './catalogue-schema';
import { IsText } from './is-text';

/** Fields of a catalogue, each with its validation and its OpenAPI schema at once, so that the two cannot drift apart. */
interface FieldOptions {
  readonly description: string;
  /** Absent is allowed; null never is. */
  readonly optional?: boolean;
}

interface ListOptions extends FieldOptions {
  readonly min?: number;
}

const ID_MESSAGE = `must be in kebab-case, at most ${ID_MAX_LENGTH} characters`;
const URL_OPTIONS = { protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true };

export const IdField = (options: FieldOptions): PropertyDecorator =>
  field(
    options,
    { type: String, pattern: ID_PATTERN.source, maxLength: ID_MAX_LENGTH },
    Matches(ID_PATTERN, { message: ID_MESSAGE }),
    MaxLength(ID_MAX_LENGTH, { message: ID_MESSAGE }),
  );

export const IdListField = ({ min = 0, ...options }: ListOptions): PropertyDecorator =>
  field(
    options,
    { type: [String], minItems: min, maxItems: 200, uniqueItems: true },
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(200),
    ArrayUnique(),
    Matches(ID_PATTERN, { each: true, message: `each value ${ID_MESSAGE}` }),
    MaxLength(ID_MAX_LENGTH, { each: true, message: `each value ${ID_MESSAGE}` }),
  );

export const TextField = (options: FieldOptions): PropertyDecorator => field(options, textSchema(), IsText());

export const StringField = ({ max, ...options }: FieldOptions & { readonly max: number }): PropertyDecorator =>
  field(options, { type: String, minLength: 1, maxLength: max }, IsString(), MinLength(1), MaxLength(max));

/** The way back to the catalogue that an item was imported from. */
export const SameAsField = (): PropertyDecorator =>
  StringField({ description: SAME_AS_DESCRIPTION, max: SAME_AS_MAX_LENGTH, optional: true });

/** An address without user name and password: secrets have no place in a catalogue. */
export const UrlField = (options: FieldOptions): PropertyDecorator =>
  field(options, { type: String, format: 'uri', maxLength: 2000 }, IsUrl(URL_OPTIONS), MaxLength(2000));

export const IntegerField = ({
  min,
  max,
  ...options
}: FieldOptions & { readonly min: number; readonly max: number }): PropertyDecorator =>
  field(options, { type: 'integer', minimum: min, maximum: max }, IsInt(), Min(min), Max(max));

export const EnumField = (options: FieldOptions & { readonly values: readonly string[] }): PropertyDecorator => {
  const { values, ...rest } = options;
  return field(rest, { type: String, enum: [...values] }, IsIn(values));
};

export const ObjectField = (options: FieldOptions & { readonly type: new () => object }): PropertyDecorator => {
  const { type, ...rest } = options;
  // ValidateNested alone lets an array through where one object is meant.
  return field(
    rest,
    { type },
    IsObject(),
    ValidateNested(),
    Type(() => type),
  );
};

export const ObjectListField = (
  options: FieldOptions & { readonly type: new () => object; readonly max: number },
): PropertyDecorator => {
  const { type, max, ...rest } = options;
  return field(
    rest,
    { type: [type], maxItems: max },
    IsArray(),
    ArrayMaxSize(max),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(() => type),
  );
};

export function field(
  { description, optional = false }: FieldOptions,
  schema: ApiPropertyOptions,
  ...rules: PropertyDecorator[]
): PropertyDecorator {
  const whenPresent = optional ? [ValidateIf((_object, value) => value !== undefined)] : [];
  // Of an object schema, `required` lists its own members; whether the field itself is needed is said apart.
  const presence = 'additionalProperties' in schema ? { selfRequired: !optional } : { required: !optional };
  const property = ApiProperty({ ...schema, ...presence, description } as ApiPropertyOptions);
  return applyDecorators(property, ...whenPresent, ...rules);
}
