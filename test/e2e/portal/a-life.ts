import { certificatePdf } from '../../../apps/cli/src/demo-agencies/certificate-pdf';
import { released } from '../carelessness';
import { eventually } from '../eventually';
import { rowsOf } from '../places';
import type { Citizen, RunningStack } from '../running-stack';

export const KINDS = [
  'request',
  'ask',
  'consent',
  'document',
  'draft',
  'better',
  'entry',
  'question',
  'report',
] as const;
export type Kind = (typeof KINDS)[number];

/** Somebody of whom there is at least one of each thing that the portal shows. */
export interface Life {
  readonly citizen: Citizen;
  /** Stands in all that they gave, wrote and were written. */
  readonly marker: string;
  /** Of each kind, what is still open first. */
  readonly ids: Ids;
}

export type Ids = Readonly<Record<Kind, readonly string[]>>;

export async function aLife(running: RunningStack, marker: string): Promise<Life> {
  const citizen = await running.newCitizen();
  const { registry, subject } = citizen;
  const asked = (agency: string, procedure: string, purpose: string, requirement: string) =>
    running.agency(agency).requestEvidence({
      subject,
      procedure,
      purpose,
      requirement,
      explicitRequest: true,
      channel: 'portal',
      ...(agency === 'housing' && { returnUrl: `https://housing.example/${marker}` }),
    });
  const paper = certificatePdf('Certificate', [citizen.name, marker]);
  const housing = await asked('housing', 'housing-benefit', 'housing-benefit-eligibility', 'proof-of-birth');
  await asked('school', 'school-enrolment', 'school-enrolment', 'proof-of-birth');
  const [answered] = await registry.asks();
  const grants = answered!.consents.map(({ id }) => id);
  const given = await registry.give({ evidenceType: 'birth-certificate', channel: 'portal', grants }, paper);
  await released(running, 'housing', housing.id);
  await (await running.agency('housing').readEvidence(housing.id, 'birth-certificate')).bytes();
  const school = await asked('school', 'school-enrolment', 'school-enrolment', 'proof-of-vaccination');
  await asked('school', 'school-transport', 'school-transport-decision', 'proof-of-disability');
  const [open] = await registry.asks();
  const draft = await registry.giveDraft({ evidenceType: 'vaccination-record', channel: 'portal' }, paper);
  const better = await registry.replaceDraft(given.id, { evidenceType: 'birth-certificate', channel: 'portal' }, paper);
  const about = { evidenceRequestId: housing.id };
  const question = await registry.askQuestion({ kind: 'question', text: `Why? ${marker}`, about });
  await running.agency('housing').answer(question.id, `Because of ${marker}.`);
  const again = { agency: 'tax', evidenceType: 'birth-certificate', channel: 'counter', text: marker } as const;
  await registry.reportAskedAgain(again);
  return {
    citizen,
    marker,
    ids: {
      request: [school.id, housing.id],
      ask: [open!.id, answered!.id],
      consent: await consentsOf(citizen),
      document: [given.id],
      draft: [draft.id],
      better: [better.id],
      entry: await entriesOf(citizen),
      question: [question.id],
      report: (await Array.fromAsync(registry.askedAgainReports())).map(({ id }) => id),
    },
  };
}

/** One that was agreed to, and one that waits. */
async function consentsOf({ registry }: Citizen): Promise<string[]> {
  const consents = await Array.fromAsync(registry.consents());
  return ['given', 'requested'].map((wanted) => consents.find(({ status }) => status === wanted)!.id);
}

/** First the one by which a consent was agreed to, of which there is a receipt. */
const entriesOf = ({ registry, accesses }: Citizen): Promise<string[]> =>
  eventually('the log has what was done', async () => {
    const rows = await Array.fromAsync(accesses.accesses());
    if (!rows.some(({ action }) => action.includes('asked-again'))) return undefined;
    const agreed = (await Array.fromAsync(registry.consents())).find(({ status }) => status === 'given')!;
    const { history } = await registry.consent(agreed.id);
    return [...new Set([history.at(-1)!.auditEntryId, ...rows.map(({ id }) => id)])];
  });

/** Everything that the services keep about somebody, once it does not change any more by itself. */
export async function keptAbout(running: RunningStack, { ids }: Life): Promise<string[]> {
  let before: string | undefined;
  return eventually('nothing about the person moves any more', async () => {
    const rows = await about(running, ids.request[0]!);
    const now = JSON.stringify(rows);
    if (now === before) return rows;
    before = now;
    return undefined;
  });
}

async function about(running: RunningStack, requestId: string): Promise<string[]> {
  const subjectRef = await running.asOwner('registry', async (registry) => {
    const sql = 'SELECT r.subject_ref FROM evidence_request r WHERE r.id = $1';
    const [row] = await registry.query<{ subject_ref: string }>(sql, [requestId]);
    return row!.subject_ref;
  });
  const places = (await Promise.all(['registry', 'audit'].map((service) => rowsOf(service, running)))).flat();
  return places
    .filter(({ content }) => content.includes(subjectRef))
    .map(({ name, content }) => `${name} ${String(content)}`)
    .sort();
}
