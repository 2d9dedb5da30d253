import type { Provenance, Source } from '@askonce/contracts';
import { does, isValid } from './true-terms.fixture';
import { alternatives } from './true-asks.fixture';
import type { TrueLife } from './true-life.fixture';
import {
  DAY,
  type Kind,
  sameKind,
  type TrueDocument,
  type TruePursuit,
  type TrueRejection,
} from './true-things.fixture';

interface Incoming extends Kind {
  readonly scan: string;
  readonly issuedAt: number | undefined;
  readonly validUntil: number | undefined;
  readonly provenance: Provenance;
  readonly issuer?: string | undefined;
  readonly depositedBy?: string;
  readonly isFetched?: boolean;
  readonly replaces?: TrueDocument | undefined;
}

/** Whether a rejection was about this very file. */
export const isIn = (rejection: TrueRejection, paper: Kind & { readonly scan: string }): boolean =>
  sameKind(rejection, paper) && rejection.document.scan === paper.scan;

/** Takes a document in. It ends the question about its kind if it does for those who wait. */
export function takeIn(life: TrueLife, incoming: Incoming): { document: TrueDocument; answered: boolean } {
  const { person, world } = life;
  const now = person.now();
  const held = person.current(incoming);
  const pursuit = person.openFor(incoming);
  const isGiven = incoming.depositedBy === undefined && incoming.isFetched !== true;
  const elsewhere = pursuit || !isGiven ? [] : asksElsewhere(life, incoming);
  const isAskedFor = isGiven && (pursuit ? pursuit.source === undefined : elsewhere.length > 0);
  const cameAs: Source = incoming.isFetched === true ? 'fetched' : isAskedFor ? 'asked' : 'held';
  const days = world.types.find(({ id }) => id === incoming.type)?.validityDays;
  const { type, qualifier, provenance, issuer, depositedBy, issuedAt, scan } = incoming;
  const counted = days === undefined || issuedAt === undefined ? undefined : issuedAt + days * DAY;
  const validUntil = incoming.validUntil ?? counted;
  const version = person.documents.filter((document) => sameKind(document, incoming)).length + 1;
  const described = { type, qualifier, version, provenance, issuer, depositedBy, cameAs, issuedAt, validUntil, scan };
  const document: TrueDocument = { ...described, id: '', status: 'current', createdAt: now };
  const answered = pursuit !== undefined && does(document, pursuit.demand, now);
  const stays = held && !incoming.replaces && !answered && !isBetter(document, held, now);
  if (stays) document.status = 'superseded';
  else if (held) held.status = 'superseded';
  person.documents.push(document);
  person.tell('documentAdded');
  if (answered) life.close(pursuit, 'got', now);
  const instead = elsewhere.filter((ask) => alternatives(life, ask).some((list) => list.length === 0));
  for (const ask of instead) life.close(ask, 'got', now);
  return { document, answered: answered || instead.length > 0 };
}

/** Questions about something else to which this is an answer, or part of one. */
const asksElsewhere = (life: TrueLife, incoming: Incoming): TruePursuit[] =>
  life.person
    .open()
    .filter(({ source, qualifier }) => source === undefined && qualifier === incoming.qualifier)
    .filter((ask) => alternatives(life, ask).some((list) => list.includes(incoming.type)));

/** What is valid is better, then what an agency issued, then what is newer. */
function isBetter(candidate: TrueDocument, held: TrueDocument, now: number): boolean {
  const rank = (document: TrueDocument) => [
    Number(isValid(document, now)),
    Number(document.provenance === 'agency_issued'),
    document.issuedAt ?? document.createdAt,
  ];
  const [better, worse] = [rank(candidate), rank(held)];
  const differs = better.findIndex((value, index) => value !== worse[index]);
  return differs === -1 || better[differs]! > worse[differs]!;
}
