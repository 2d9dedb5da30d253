import type { FetchOutcome, Provenance } from '@askonce/contracts';
import { type Answered, documentSeen, KEY_REUSED, NOT_FOUND, problem } from './true-answers.fixture';
import { callBefore, keep } from './true-calls.fixture';
import { changeMind } from './true-consents.fixture';
import { isIn, takeIn } from './true-intake.fixture';
import type { TrueLife } from './true-life.fixture';
import type { Kind, TrueConsent, TrueDocument, TruePursuit } from './true-things.fixture';

/** What is said of a paper, and its bytes. */
export interface Paper extends Kind {
  readonly scan: string;
  readonly issuedAt: number | undefined;
  readonly validUntil: number | undefined;
}

type Outcome = { answer: Answered; document?: TrueDocument };

const taken = (document: TrueDocument, answered: boolean): Outcome => ({
  answer: { status: 201, says: { ...documentSeen(document), answered } },
  document,
});

/** The person gives a paper, alone or in place of another, and may agree to what it is wanted for in the same step. */
export function give(
  life: TrueLife,
  paper: Paper,
  { grants, replaces, key }: { grants: readonly (TrueConsent | undefined)[]; replaces?: TrueDocument; key: string },
): Outcome {
  const { person } = life;
  const said = JSON.stringify([paper, grants.map((consent) => consent && person.consents.indexOf(consent))]);
  const call = { key: `give ${replaces?.id ?? ''} ${key}`, said };
  const before = callBefore(person, call);
  if (before === 'other') return { answer: KEY_REUSED };
  if (before?.document) return taken(before.document, false);
  const isAsked = person.openFor(paper)?.source === undefined && person.openFor(paper) !== undefined;
  if (isAsked && person.rejections.some((each) => isIn(each, paper)))
    return { answer: problem(409, 'rejected-before') };
  if (replaces && replaces.status !== 'current') return { answer: problem(409, 'document-ended') };
  if (replaces?.provenance === 'agency_issued') return { answer: problem(409, 'not-given-by-you') };
  if (grants.includes(undefined)) return { answer: NOT_FOUND };
  const agreeing = grants.map((consent) => changeMind(life, consent!, 'grant'));
  if (agreeing.includes(undefined)) return { answer: problem(409, 'transition-not-allowed') };
  const { document, answered } = takeIn(life, { ...paper, provenance: 'citizen_provided', replaces });
  if (replaces) life.endDocument(replaces, 'replaced');
  for (const agree of agreeing) agree!();
  keep(person, call, { document });
  return taken(document, answered);
}

interface Deposit {
  readonly provenance: Provenance;
  readonly agency: string;
  readonly key: string;
}

/** Issuers deposit what they issue; who may ask for a type may also hand in what a person brought. */
export function deposit(life: TrueLife, paper: Paper, { provenance, agency, key }: Deposit): Outcome {
  const { person, world } = life;
  const may =
    agency !== world.suspended &&
    (provenance === 'agency_issued'
      ? world.types.find(({ id }) => id === paper.type)!.issuers.includes(agency)
      : world.purposes.some((purpose) => purpose.agency === agency && purpose.types.includes(paper.type)));
  if (!may) return { answer: problem(403, 'not-an-issuer') };
  const call = { key: `${agency} deposit ${key}`, said: JSON.stringify([paper, provenance]) };
  const before = callBefore(person, call);
  if (before === 'other') return { answer: KEY_REUSED };
  const held = person.current(paper);
  const same = before?.document ?? (held?.scan === paper.scan && held.depositedBy === agency ? held : undefined);
  if (same) return { answer: { status: 200, says: documentSeen(same) }, document: same };
  const issuer = provenance === 'agency_issued' ? agency : undefined;
  const { document } = takeIn(life, { ...paper, provenance, issuer, depositedBy: agency });
  keep(person, call, { document });
  return { answer: { status: 201, says: documentSeen(document) }, document };
}

/** Only who issued a document, or was the source that it was fetched from, revokes it. */
export function revoke(life: TrueLife, agency: string, document: TrueDocument | undefined): Answered {
  const isTheirs = document?.depositedBy === agency || (document?.cameAs === 'fetched' && document.issuer === agency);
  if (document?.provenance !== 'agency_issued' || !isTheirs) return NOT_FOUND;
  if (document.status !== 'revoked') life.endDocument(document, 'revoked');
  return { status: 200, says: documentSeen(document) };
}

/** The person takes back what they gave. */
export function remove(life: TrueLife, document: TrueDocument | undefined): Answered {
  if (document === undefined) return NOT_FOUND;
  if (document.provenance !== 'citizen_provided') return problem(409, 'not-given-by-you');
  if (document.status !== 'removed') life.endDocument(document, 'removed');
  return { status: 200, says: documentSeen(document) };
}

export function readOwn({ person }: TrueLife, document: TrueDocument | undefined): Answered {
  if (document === undefined) return NOT_FOUND;
  if (document.status === 'removed') return problem(409, 'document-ended');
  person.tell('documentRead');
  return { status: 200, says: { text: document.scan } };
}

/** An adapter brings what a source sent. What does not do counts as not found. */
export function bring(life: TrueLife, fetch: TruePursuit | undefined, paper: Omit<Paper, keyof Kind>): Outcome {
  if (fetch === undefined) return { answer: NOT_FOUND };
  if (fetch.closedAt !== undefined) return { answer: problem(410, 'fetch-ended') };
  const { type, qualifier, source } = fetch;
  const described = {
    ...paper,
    type,
    qualifier,
    provenance: 'agency_issued',
    issuer: source,
    isFetched: true,
  } as const;
  const { document, answered } = takeIn(life, described);
  if (!answered) life.close(fetch, 'not_found', life.person.now());
  return { answer: { status: 201, says: documentSeen(document) }, document };
}

/** A late answer changes nothing. */
export function fail(life: TrueLife, fetch: TruePursuit, outcome: Exclude<FetchOutcome, 'found'>): void {
  if (fetch.closedAt === undefined) life.close(fetch, outcome, life.person.now());
}
