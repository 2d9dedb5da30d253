import type { Session } from 'fastify';
import type { KeptForm } from './session-data';

/** Of how many pages the forms are kept; beyond it the oldest goes. */
const PAGES = 5;
/** Characters of one form: more than all the texts that a form of ours takes. */
const LONGEST = 20_000;

type Kept = Pick<Session, 'forms' | 'formsOf' | 'signedIn'>;

/** Keeps what was typed for whoever is, or was last, signed in; hidden fields of ours begin with an underscore and are not kept. */
export function keepForm(session: Kept, form: KeptForm): void {
  const owner = session.signedIn?.personId ?? session.formsOf;
  if (owner === undefined) return;
  const values = Object.fromEntries(Object.entries(form.values).filter(([name]) => !name.startsWith('_')));
  const others = formsOf(session, owner).filter(({ path }) => path !== form.path);
  const kept = JSON.stringify(values).length > LONGEST ? {} : values;
  session.forms = [...others, { ...form, values: kept }].slice(-PAGES);
  session.formsOf = owner;
}

export function forgetForm(session: Kept, path: string): void {
  if (session.forms?.some((form) => form.path === path))
    session.forms = session.forms.filter((form) => form.path !== path);
}

/** What was typed on a page, if this person typed it. */
export function keptForm(session: Kept, path: string): KeptForm | undefined {
  const owner = session.signedIn?.personId;
  return owner === undefined ? undefined : formsOf(session, owner).find((form) => form.path === path);
}

/** The errors are said once; the text stays until the form has gone through. */
export function errorsSaid(session: Kept, path: string): void {
  const form = session.forms?.find((kept) => kept.path === path && Object.keys(kept.errors).length > 0);
  if (form !== undefined)
    session.forms = session.forms?.map((kept) => (kept === form ? { ...kept, errors: {} } : kept));
}

const formsOf = ({ forms = [], formsOf: owner }: Kept, person: string): readonly KeptForm[] =>
  owner === person ? forms : [];
