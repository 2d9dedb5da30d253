import type { Consent } from '@askonce/client';
import type { TextByLanguage } from '../pages/formats';
import { spelled } from '../pages/spelled';

/** A value as a page writes it: dates and numbers in the language of the page, yes and no in its words. */
export type ToldValue =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'day'; readonly day: string }
  | { readonly is: 'number'; readonly number: number }
  | { readonly is: 'yes' | 'no' };

/** One field that is shared, with the person's own value where it is held. */
export interface ToldField {
  readonly name: TextByLanguage;
  /** Only yes or no is told of it. */
  readonly isAnswer: boolean;
  readonly value: ToldValue | undefined;
}

type Shared = Pick<Consent, 'fields' | 'answers'> & { readonly values?: Readonly<Record<string, unknown>> };

/** Exactly the fields that are shared, in their order. */
export const toldFields = ({ fields, answers, values = {} }: Shared): ToldField[] =>
  fields.map((field) => {
    const answer = answers.find((told) => told.field === field);
    const value = Object.hasOwn(values, field) ? toldValue(values[field]) : undefined;
    return { name: answer?.name ?? { en: spelled(field) }, isAnswer: answer !== undefined, value };
  });

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function toldValue(value: unknown): ToldValue {
  if (typeof value === 'boolean') return { is: value ? 'yes' : 'no' };
  if (typeof value === 'number') return { is: 'number', number: value };
  if (typeof value === 'string') return toldText(value);
  return { is: 'text', text: written(value) };
}

/** A day of the calendar is the same day everywhere: at noon it is, in nearly every time zone. */
function toldText(text: string): ToldValue {
  const day = `${text}T12:00:00Z`;
  return DAY.test(text) && !Number.isNaN(Date.parse(day)) ? { is: 'day', day } : { is: 'text', text };
}

/** Lists and groups of values in one line. */
function written(value: unknown): string {
  if (Array.isArray(value)) return value.map(written).join(', ');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, inner]) => `${spelled(name)}: ${written(inner)}`)
      .join(', ');
  }
  return typeof value === 'string' ? value : value === null ? '–' : JSON.stringify(value);
}
