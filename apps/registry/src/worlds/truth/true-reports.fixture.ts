import type { AskedAgainReason } from '@askonce/contracts';
import { type Answered, KEY_REUSED, problem } from './true-answers.fixture';
import { callBefore, keep } from './true-calls.fixture';
import type { TrueLife } from './true-life.fixture';
import { does } from './true-terms.fixture';
import { type Kind, sameKind, type TrueReport } from './true-things.fixture';
import type { Demand, World } from './world.fixture';

export interface Reporting extends Kind {
  readonly agency: string;
  readonly channel: string;
  /** The agency that reports; the person does otherwise. */
  readonly reporter: string | undefined;
}

export const isUpheld = (reason: AskedAgainReason): boolean => reason === 'held' || reason === 'released_before';

export const reportSeen = ({ agency, type, qualifier, reason, reporter }: TrueReport): object => ({
  agency,
  type,
  qualifier,
  status: isUpheld(reason) ? 'upheld' : 'not_upheld',
  reason,
  reporter,
});

/** Somebody says that an agency has just asked again. What is held is told to the person only. */
export function report(life: TrueLife, reporting: Reporting, key: string): { answer: Answered; report?: TrueReport } {
  const { world, person } = life;
  const { agency, type, qualifier, channel, reporter } = reporting;
  const call = { key: `${reporter} report ${key}`, said: JSON.stringify(reporting) };
  const before = callBefore(person, call);
  if (before === 'other') return { answer: KEY_REUSED };
  if (before?.report) return { answer: reported(before.report), report: before.report };
  if (!world.types.some(({ id }) => id === type)) return { answer: problem(422, 'not-in-catalogue') };
  const reason = verdict(life, reporting);
  const made: TrueReport = { id: '', agency, type, qualifier, channel, reporter, reason };
  keep(person, call, { report: made });
  person.reports.push(made);
  const told = reporter === undefined ? String(isUpheld(reason)) : 'untold';
  person.tell('askedAgainReported', () => ({ agency, about: made.id, what: `asked again: ${told}` }));
  return { answer: reported(made), report: made };
}

function reported(made: TrueReport): Answered {
  const { agency, type, qualifier, reporter, reason } = made;
  const status = isUpheld(reason) ? 'upheld' : 'not_upheld';
  return { status: 201, says: { agency, type, qualifier, ...(reporter === undefined && { status, reason }) } };
}

function verdict({ world, person }: TrueLife, { agency, type, qualifier }: Reporting): AskedAgainReason {
  const kind = { type, qualifier };
  const held = person.current(kind);
  const now = person.now();
  if (held === undefined) {
    return person.documents.some((document) => sameKind(document, kind)) ? 'no_longer_held' : 'nothing_held';
  }
  if (!strictest(world, type).every((demand) => does(held, demand, now))) return 'did_not_satisfy';
  const rejected = person.rejections.filter((each) => sameKind(each, kind) && each.request.agency === agency);
  if (rejected.some(({ document }) => document.scan === held.scan)) return 'rejected';
  const statuses = person.consents
    .filter((consent) => consent.agency === agency && consent.type === type)
    .map(({ status }) => status);
  const isKept = statuses.some((status) => status === 'refused' || status === 'withdrawn' || status === 'paused');
  if (isKept && !statuses.includes('given')) return 'not_shared';
  const has = person.requests.some(
    (request) => request.agency === agency && request.releases.some(({ document }) => document === held),
  );
  return has ? 'released_before' : 'held';
}

/** What all procedures of anybody need of it; where two cannot both be had, the first one counts. */
function strictest({ requirements }: World, type: string): Demand[] {
  const all = requirements.filter(({ lists }) => lists.flat().includes(type));
  const [first] = all.flatMap(({ provenance }) => provenance ?? []);
  return [
    ...all.map(({ maxAgeDays }) => ({ ...(maxAgeDays !== undefined && { maxAgeDays }) })),
    ...(first ? [{ provenance: first }] : []),
  ];
}
