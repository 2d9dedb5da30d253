import type { ApiPropertyOptions } from '@nestjs/swagger';

/** What identifiers of a catalogue look like: they stand in paths, tokens and files. */
export const ID_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const ID_MAX_LENGTH = 64;

export const SAME_AS_DESCRIPTION = 'Its identifier in the catalogue that it was imported from, word for word.';
export const SAME_AS_MAX_LENGTH = 500;

/** BCP 47, as far as interface languages need it. */
export const LANGUAGE_PATTERN = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
export const TEXT_MAX_LENGTH = 2000;

/** The OpenAPI schema of a text per language. */
export const textSchema = (): ApiPropertyOptions => {
  const words = { type: 'string', minLength: 1, maxLength: TEXT_MAX_LENGTH } as const;
  return {
    type: 'object',
    required: ['en'],
    properties: { en: words },
    additionalProperties: words,
    example: { en: 'Birth certificate' },
  };
};
