import { TlogError, type TlogErrorCode } from './tlog-error';

/** Sizes, indices and times are numbers up to here, 2^53 − 1: what a double holds exactly. Larger ones are refused. */
export const MAX_NUMBER = Number.MAX_SAFE_INTEGER;

const DIGITS = /^(?:0|[1-9][0-9]{0,19})$/;

/** @throws TlogError `number_malformed` when it is no whole number, `number_too_large` above 2^53 − 1 */
export function checkNumber(value: number, what: string): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  if (value > MAX_NUMBER) throw new TlogError('number_too_large', `${what} is above 2^53 − 1`);
  throw new TlogError('number_malformed', `${what} is no whole number from 0`);
}

/**
 * A number as all formats here write it: decimal digits without leading zeros.
 * @throws TlogError with the given code when it is written otherwise, `number_too_large` above 2^53 − 1
 */
export function numberIn(text: string, what: string, code: TlogErrorCode): number {
  if (!DIGITS.test(text)) throw new TlogError(code, `${what} is not a number in decimal digits without leading zeros`);
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new TlogError('number_too_large', `${what} is above 2^53 − 1`);
  return value;
}

/** The largest power of two below a number from 2. */
export function powerOfTwoBelow(value: number): number {
  let power = 1;
  while (power * 2 < value) power *= 2;
  return power;
}

/** Without the lowest bit: shifting operators know 32 bits only. */
export function halve(value: number): number {
  return Math.floor(value / 2);
}

export function isOdd(value: number): boolean {
  return value % 2 === 1;
}
