import { randomUUID } from 'node:crypto';
import { verifyReceipt } from '@askonce/client';
import { type AskOnceEvent, EVENTS, TOPICS } from '@askonce/contracts';
import type { TokenDescription } from '@askonce/testing';
import { v7 as uuidv7 } from 'uuid';
import { ErasuresService } from '../erasures/erasures.service';
import { anEvent, without } from '../fixtures/facts';
import { LOG_KEYS } from '../fixtures/log-keys';
import { type Answer, RunningAudit, until } from '../fixtures/running-audit';
import { factOf } from '../log/fact-of-event';
import { Log } from '../log/log.service';

const ANNA = { scheme: 'national:xx', identifier: '38001085718' };
const BELA = { scheme: 'national:xx', identifier: '49002194829' };
const [annaRef, belaRef] = [randomUUID(), randomUUID()];
const auditor: TokenDescription = { roles: ['auditor'], tokenSubject: 'auditor-1' };
const anna: TokenDescription = { roles: ['citizen'], subject: ANNA };
const bela: TokenDescription = { roles: ['citizen'], subject: BELA };
const agency = (id: string): TokenDescription => ({ roles: ['agency'], agency: id });
const clerk = { actor: { ...EVENTS.evidenceReleased.example.actor }, official: 'clerk-of-housing-7' };

const numbered = (events: readonly Partial<AskOnceEvent>[], subject: string) =>
  events.map((given, index) => anEvent({ subject, sequence: index + 1, ...given }));

const annas = numbered(
  [
    { data: { ...EVENTS.evidenceReleased.example, ...clerk } },
    { data: { ...EVENTS.evidenceReleased.example, fields: ['birthDate'] } },
    { type: EVENTS.evidenceDenied.type, data: EVENTS.evidenceDenied.example },
    { type: EVENTS.consentChanged.type, data: EVENTS.consentChanged.example },
  ],
  annaRef,
);
const [released, reduced, denied, consent] = annas as [AskOnceEvent, AskOnceEvent, AskOnceEvent, AskOnceEvent];
const strange = anEvent({ subject: annaRef, sequence: 5, type: 'askonce.evidence.dreamt.v1' });
const [belas] = numbered([{}], belaRef) as [AskOnceEvent];

jest.setTimeout(30_000);

describe('a receipt', () => {
  let audit: RunningAudit;

  const get = (id: string, as: TokenDescription) => audit.call(`/v1/entries/${id}/receipt`, { as });
  const append = async (...events: AskOnceEvent[]) => {
    await audit.service.app
      .get(Log, { strict: false })
      .appendEntries(events.map((event) => factOf(TOPICS.evidence, event)));
  };
  const shown = ({ body }: Answer) => verifyReceipt(JSON.stringify(body), LOG_KEYS);
  const notFound = { status: 404, body: { type: 'urn:askonce:problem:entry-not-found' } };

  beforeAll(async () => {
    audit = await RunningAudit.start();
    audit.registry.persons.set(ANNA.identifier, annaRef).set(BELA.identifier, belaRef);
    await append(...annas, strange, belas);
    await until('they are signed', async () => (await audit.publishedSize()) >= annas.length + 2);
  }, 60_000);
  afterAll(() => audit.stop());

  it.each([
    ['a release', released, { action: EVENTS.evidenceReleased.type, outcome: 'released', lawfulBasis: 'consent' }],
    ['a release of some fields', reduced, { fields: ['birthDate'] }],
    ['a denial', denied, { action: EVENTS.evidenceDenied.type, outcome: 'consent_withdrawn' }],
    ['a change of consent', consent, { action: EVENTS.consentChanged.type, outcome: 'grant' }],
  ])('of %s is verified with the key alone, and the same for all who may have it', async (_title, event, expected) => {
    const answers = await Promise.all([anna, agency('housing'), auditor].map((who) => get(event.id, who)));
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
      const { opening, words } = shown(answer);
      expect(opening).toMatchObject({ id: event.id, occurredAt: event.time, agency: 'housing', ...expected });
      expect(words).toContain('Agency: housing');
      expect(opening).toEqual(shown(answers[0]!).opening);
    }
  });

  it('of what did not fit the contracts says so', async () => {
    expect(shown(await get(strange.id, anna)).words[0]).toBe(
      'What happened: something unknown, told as askonce.evidence.dreamt.v1',
    );
  });

  it('names neither the person nor whoever acted', async () => {
    const text = JSON.stringify((await get(released.id, auditor)).body);
    const { clientId } = EVENTS.evidenceReleased.example.actor;
    for (const hidden of [annaRef, ANNA.identifier, clerk.official, clientId]) expect(text).not.toContain(hidden);
  });

  it('is only for those who may read the entry, in the same words as for what does not exist', async () => {
    const answers = await Promise.all([
      get(released.id, bela),
      get(released.id, agency('school')),
      get(consent.id, agency('school')),
      get(belas.id, anna),
      get(uuidv7(), anna),
      get(uuidv7(), agency('housing')),
    ]);
    const [first] = answers;
    for (const { status, body, headers } of answers) {
      expect({ status, body }).toMatchObject(notFound);
      expect(headers.get('retry-after')).toBe('1');
      expect(without(body, 'traceId', 'instance')).toEqual(without(first.body, 'traceId', 'instance'));
    }
    expect(await get('12', anna)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/id' }] } });
  });

  it('is there once a checkpoint holds the entry, and until then there is none yet', async () => {
    const fresh = anEvent({ subject: belaRef, sequence: 2 });
    await audit.owner.transaction(async (tx) => {
      // Whoever signs needs this lock.
      await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('askonce.checkpoint.facts', 0))");
      await append(fresh);
      const early = await get(fresh.id, bela);
      expect(early).toMatchObject({ status: 404, body: { type: 'urn:askonce:problem:proof-not-ready' } });
      expect(early.headers.get('retry-after')).toBe('1');
    });
    await until('it is signed', async () => (await get(fresh.id, bela)).status === 200);
    expect(shown(await get(fresh.id, bela)).opening.id).toBe(fresh.id);
  });

  it('is not given of an entry that somebody changed', async () => {
    const change = (purpose: unknown) =>
      audit.owner.query('UPDATE entry SET purpose = $2 WHERE entry_id = $1', [belas.id, purpose]);
    const { purpose } = EVENTS.evidenceReleased.example;
    await change('another-purpose');
    expect(await get(belas.id, bela)).toMatchObject({ status: 500 });
    await change(purpose);
    expect(shown(await get(belas.id, bela)).opening.purpose).toBe(purpose);
  });

  it('cannot be made once the person is erased; what was given before stays valid', async () => {
    const subject = randomUUID();
    const fact = anEvent({ subject });
    const last = anEvent({ subject, sequence: 2, type: EVENTS.subjectErased.type, data: EVENTS.subjectErased.example });
    await append(fact, last);
    await until('they are signed', async () => (await get(last.id, auditor)).status === 200);
    const kept = await get(fact.id, agency('housing'));
    await audit.service.app.get(ErasuresService, { strict: false }).erase(last);
    for (const who of [agency('housing'), auditor]) {
      expect(await get(fact.id, who)).toMatchObject({
        status: 410,
        body: { type: 'urn:askonce:problem:receipt-gone' },
      });
    }
    expect(shown(kept).opening.id).toBe(fact.id);
  });
});
