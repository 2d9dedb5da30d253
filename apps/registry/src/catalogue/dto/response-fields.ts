import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ID_MAX_LENGTH, ID_PATTERN, SAME_AS_DESCRIPTION, textSchema } from './catalogue-schema';

const idSchema = { type: 'string', pattern: ID_PATTERN.source, maxLength: ID_MAX_LENGTH } as const;

export const ApiId = (description: string): PropertyDecorator => ApiProperty({ ...idSchema, description });

export const ApiIds = (description: string): PropertyDecorator =>
  ApiProperty({ type: 'array', items: idSchema, description });

export const ApiText = (description: string): PropertyDecorator =>
  ApiProperty({ ...textSchema(), selfRequired: true, description } as ApiPropertyOptions);

export const ApiOptionalText = (description: string): PropertyDecorator =>
  ApiProperty({ ...textSchema(), selfRequired: false, description } as ApiPropertyOptions);

export const ApiSameAs = (): PropertyDecorator =>
  ApiProperty({ type: String, required: false, description: SAME_AS_DESCRIPTION });

export const ApiNextCursor = (): PropertyDecorator =>
  ApiProperty({ type: String, required: false, description: 'Where the next page begins; absent on the last one.' });
