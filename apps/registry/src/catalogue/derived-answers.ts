import type { AgeAtLeast, DerivedAnswer } from './catalogue-content';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * What a derived answer is at a moment, out of a document's attributes; undefined where they do not say. It rests on
 * nothing but its field and, for an age, the day that it is in the time zone which the catalogue names.
 */
export function answerFrom(
  { field, ageAtLeast, oneOf }: DerivedAnswer,
  attributes: Readonly<Record<string, unknown>>,
  now: string,
): boolean | undefined {
  const value = Object.hasOwn(attributes, field) ? attributes[field] : undefined;
  if (typeof value !== 'string') return undefined;
  return ageAtLeast === undefined ? oneOf?.includes(value) : isAged(value, ageAtLeast, now);
}

/** An age is reached as the birthday begins; who was born on 29 February reaches it on 1 March in other years. */
function isAged(dateOfBirth: string, { years, timeZone }: AgeAtLeast, now: string): boolean | undefined {
  const born = DATE.exec(dateOfBirth);
  if (born === null) return undefined;
  const [, year, month, day] = born.map(Number) as [number, number, number, number];
  const today = dayIn(timeZone, now);
  const isBeforeBirthday = today.month < month || (today.month === month && today.day < day);
  return today.year - year - Number(isBeforeBirthday) >= years;
}

function dayIn(timeZone: string, now: string) {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const parts = format.formatToParts(Date.parse(now));
  const part = (name: Intl.DateTimeFormatPartTypes) => Number(parts.find(({ type }) => type === name)?.value);
  return { year: part('year'), month: part('month'), day: part('day') };
}
