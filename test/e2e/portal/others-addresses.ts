import { randomUUID } from 'node:crypto';
import { STEPS } from '../../../apps/portal/src/sharing/steps';
import { type Ids, KINDS, type Kind } from './a-life';

/** Of which thing an id stands in an address, by what stands before it. */
const THINGS: Readonly<Record<string, Kind>> = {
  'asks/:id': 'ask',
  'asks/:askId': 'ask',
  'consents/:id': 'consent',
  'documents/:id': 'document',
  'draft/:draftId': 'draft',
  'give/:draftId': 'draft',
  'proof/:entryId': 'entry',
  'questions/:id': 'question',
  'replacement/:draftId': 'better',
  'requests/:id': 'request',
  'sharing/:id': 'consent',
};

/** What else stands there, and is nobody's. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'declination/:way': ['do-not-have'],
  ':id/:step': STEPS,
};

export interface Address {
  readonly text: string;
  /** Whether somebody else's id stands in it. */
  readonly isOthers: boolean;
}

/**
 * Every address of a route with another's ids in it, also beside one's own; its path alone where there are none in it.
 * @throws Error for a parameter that is not known here
 */
export function othersAddresses(path: string, own: Ids, others: Ids): Address[] {
  const parts = path.split('/').slice(1);
  const start: Address[] = [{ text: '', isOthers: false }];
  const all = parts.reduce((begun, part, index) => {
    const choices = choicesFor(part, parts[index - 1] ?? '', own, others);
    return begun.flatMap(({ text, isOthers }) =>
      choices.map((choice) => ({ text: `${text}/${choice.text}`, isOthers: isOthers || choice.isOthers })),
    );
  }, start);
  const theirs = all.filter(({ isOthers }) => isOthers);
  return theirs.length > 0 ? theirs : all;
}

/** Every address of a route with one's own ids in it. */
export const ownAddresses = (path: string, own: Ids): string[] =>
  othersAddresses(path, own, NONE).map(({ text }) => text);

const NONE = Object.fromEntries(KINDS.map((kind) => [kind, []])) as Record<Kind, []>;

function choicesFor(part: string, before: string, own: Ids, others: Ids): Address[] {
  if (!part.startsWith(':')) return [{ text: part, isOthers: false }];
  const words = WORDS[`${before}/${part}`];
  if (words !== undefined) return words.map((text) => ({ text, isOthers: false }));
  const kind = THINGS[`${before}/${part}`];
  if (kind === undefined) throw new Error(`Nobody knows here what ${part} of ${before}/${part} is.`);
  const theirs = others[kind].map((text) => ({ text, isOthers: true }));
  return [{ text: own[kind][0]!, isOthers: false }, ...theirs];
}

/** What pages are asked for besides, each with others' ids. */
export const othersQueries = ({ request, entry, document }: Ids, cursors: readonly string[]): string[] => [
  '',
  `?case=${request[0]!}&entry=${entry[0]!}&about=request-${request[0]!}&back=/requests/${request[0]!}`,
  ...[`entry-${entry[0]!}`, `document-${document[0]!}`].map(
    (about, index) => `?about=${about}&cursor=${encodeURIComponent(cursors[index]!)}`,
  ),
];

/** What every form takes, with others' things wherever something can be named. */
export const othersFields = ({ ask, consent, entry, request }: Ids): Readonly<Record<string, string>> => ({
  grants: consent.at(-1)!,
  about: `entry-${entry[0]!}`,
  case: request[0]!,
  _page: `/asks/${ask[0]!}`,
  _language: 'en',
  agency: 'housing',
  evidenceType: 'birth-certificate',
  kind: 'vaccination-record',
  channel: 'counter',
  text: 'Whose is this?',
  number: '0100 555 000',
  understood: 'yes',
});

/** The same with ids that nobody has. */
export function nobodys(sent: string, others: Ids): string {
  const ids = Object.values(others).flat();
  return ids.reduce((text, id) => text.replaceAll(id, randomUUID()), sent);
}
