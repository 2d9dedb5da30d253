import { ValidateBy } from 'class-validator';
import { ID_MAX_LENGTH, ID_PATTERN } from './catalogue-schema';

const MAX_LISTS = 20;
const MAX_IDS = 20;

/** Lists of ids, at least one and none of them empty: a requirement without lists could never be met. */
export const IsListOfIdLists = (): PropertyDecorator =>
  ValidateBy({
    name: 'isListOfIdLists',
    validator: {
      validate: (value: unknown) => isListOf(value, MAX_LISTS, isIdList),
      defaultMessage: () => `must be 1 to ${MAX_LISTS} lists of 1 to ${MAX_IDS} different ids`,
    },
  });

const isIdList = (value: unknown): boolean =>
  isListOf(value, MAX_IDS, isId) && Array.isArray(value) && new Set(value).size === value.length;

const isId = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= ID_MAX_LENGTH && ID_PATTERN.test(value);

function isListOf(value: unknown, max: number, accepts: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.length <= max && value.every(accepts);
}
