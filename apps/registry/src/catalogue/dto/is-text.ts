import { ValidateBy } from 'class-validator';
import { LANGUAGE_PATTERN, TEXT_MAX_LENGTH } from './catalogue-schema';

/** A text per language, English among them, none of them blank. */
export const IsText = (): PropertyDecorator =>
  ValidateBy({
    name: 'isText',
    validator: {
      validate: isText,
      defaultMessage: () =>
        `must map language tags to texts of 1 to ${TEXT_MAX_LENGTH} characters, and have one in English (en)`,
    },
  });

function isText(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    Object.hasOwn(value, 'en') &&
    entries.every(([language, words]) => LANGUAGE_PATTERN.test(language) && isWords(words))
  );
}

function isWords(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= TEXT_MAX_LENGTH;
}
