import { FormRefused, type SentForm } from '../pages/form';

/** Characters. */
const LONGEST = { when: 200, about: 1_000 } as const;
const A_NUMBER = /^\+?[\d\s()/.-]{5,40}$/;

export interface Callback {
  readonly number: string;
  readonly when: string;
  readonly about: string;
}

/** @throws FormRefused saying what is missing */
export function callbackOf(form: SentForm): Callback {
  const [number, when, about] = [form.text('number'), form.text('when'), form.text('about')];
  const errors = {
    ...(!A_NUMBER.test(number) && { number: 'help.errors.number' }),
    ...(when.length > LONGEST.when && { when: 'help.errors.when' }),
    ...(about.length > LONGEST.about && { about: 'help.errors.about' }),
  };
  if (Object.keys(errors).length > 0) throw new FormRefused(errors);
  return { number, when, about };
}
