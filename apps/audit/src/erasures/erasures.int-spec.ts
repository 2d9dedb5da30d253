import { randomUUID } from 'node:crypto';
import { verifyReceipt } from '@askonce/client';
import { type AskOnceEvent, EVENTS, TOPICS } from '@askonce/contracts';
import { EventProducer } from '@askonce/messaging';
import { Metrics } from '@askonce/observability';
import { noteVerifier, verifyTlogProof } from '@askonce/tlog';
import { MasterKey, openValue, SubjectKeys } from '@askonce/vault';
import { v7 as uuidv7 } from 'uuid';
import { ageDetails } from '../fixtures/age-details';
import { anEvent, without } from '../fixtures/facts';
import { LOG_KEYS } from '../fixtures/log-keys';
import { RunningAudit, until } from '../fixtures/running-audit';
import { verifiedLog } from '../fixtures/verified-log';
import { factOf } from '../log/fact-of-event';
import { Log } from '../log/log.service';
import { CuriosityGuard } from '../curiosity/curiosity-guard';
import { DetailsPruner } from '../retention/details-pruner';
import { ErasuresService } from './erasures.service';

interface Stored {
  readonly details: object | null;
  readonly sealed: Buffer | null;
}

const clerkOf = (subject: string) => `clerk-${subject.slice(0, 18)}`;
const AUDITORS_ONLY = ['subjectRef', 'sequence', 'topic', 'source', 'opaque'];
const auditor = { roles: ['auditor' as const], clientId: 'auditor' };

describe('details about a person', () => {
  let audit: RunningAudit;
  beforeAll(async () => {
    audit = await RunningAudit.start({ ASKONCE_AUDIT_DETAILS_RETENTION: 'P2Y' });
  }, 60_000);
  afterAll(() => audit.stop());

  const inject = <T>(token: new (...args: never[]) => T) => audit.service.app.get<T>(token, { strict: false });
  const log = (...events: AskOnceEvent[]) =>
    inject(Log).appendEntries(events.map((event) => factOf(TOPICS.evidence, event)));
  const released = (subject: string, sequence: number) =>
    anEvent({ subject, sequence, data: { ...EVENTS.evidenceReleased.example, official: clerkOf(subject) } });
  const erased = (subject: string, sequence: number) =>
    anEvent({ subject, sequence, type: EVENTS.subjectErased.type, data: EVENTS.subjectErased.example });
  const storedOf = async (id: string) =>
    (
      await audit.owner.query<Stored>(
        'SELECT details, sealed FROM entry LEFT JOIN sealed_details USING (entry_id) WHERE entry_id = $1',
        [id],
      )
    )[0];
  const detailsOf = async (id: string) =>
    (await audit.call(`/v1/entries/${id}`, { as: auditor })).body['details'] as { official?: string } | undefined;
  const confirmations = async (subject: string) =>
    audit.owner.query<{ event_id: string }>(
      `SELECT entry_id AS event_id FROM entry WHERE subject_ref = $1 AND kind = $2`,
      [subject, EVENTS.erasureConfirmed.type],
    );

  /** What somebody gets who has the whole database and the master key. */
  const recoverable = async () => {
    const keys = new SubjectKeys(await MasterKey.fromFile(audit.masterKeyFile));
    const rows = await audit.owner.query<{ id: string; ref: string; sealed: Buffer; wrapped: Buffer }>(
      `SELECT entry_id AS id, subject_ref AS ref, sealed, wrapped_key AS wrapped
       FROM entry JOIN sealed_details USING (entry_id) JOIN subject_key USING (subject_ref) WHERE sealed IS NOT NULL`,
    );
    const opened = rows.map(async ({ id, ref, sealed, wrapped }) =>
      openValue(await keys.unwrapClassKey(ref, 'audit_details', wrapped), `entry:${id}`, sealed).toString(),
    );
    const all = await audit.owner.query<{ row: string }>('SELECT entry::text AS row FROM entry');
    return [...(await Promise.all(opened)), ...all.map(({ row }) => row)].join('\n');
  };

  it('are stored under a seal of their own, and read as before', async () => {
    const [one, other] = [released(randomUUID(), 1), released(randomUUID(), 1)];
    await log(one, other);
    const [stored, others] = [await storedOf(one.id), await storedOf(other.id)];
    expect([stored?.details, others?.details]).toEqual([null, null]);
    expect(stored?.sealed?.includes(clerkOf(one.subject!))).toBe(false);
    expect(await detailsOf(one.id)).toEqual(one.data);
    const [key] = await audit.owner.query('SELECT wrapped_key FROM subject_key WHERE subject_ref = $1', [one.subject]);
    expect(key).toBeDefined();
  });

  it('are gone with the key, while the entries stay', async () => {
    const subject = randomUUID();
    const facts = [released(subject, 1), released(subject, 2)];
    const last = erased(subject, 3);
    await log(...facts, last);
    expect(await recoverable()).toContain(clerkOf(subject));
    await inject(ErasuresService).erase(last);
    expect(await recoverable()).not.toContain(clerkOf(subject));
    for (const { id } of facts) {
      const entry = await audit.call(`/v1/entries/${id}`, { as: auditor });
      expect([entry.status, entry.body['action']]).toEqual([200, EVENTS.evidenceReleased.type]);
      expect(entry.body).not.toHaveProperty('details');
      expect(entry.body['documents']).toEqual([]);
    }
  });

  it('go with what is counted of look-ups of the person', async () => {
    const subject = randomUUID();
    const facts = [released(subject, 1), released(subject, 2)];
    const time = new Date().toISOString();
    for (const fact of facts) await inject(CuriosityGuard).noteLookup({ ...fact, time });
    const counted = () => audit.owner.query('SELECT FROM lookup WHERE subject_ref = $1', [subject]);
    expect((await counted()).length).toBeGreaterThan(0);
    const last = erased(subject, 3);
    await log(...facts, last);
    await inject(ErasuresService).erase(last);
    expect(await counted()).toEqual([]);
  });

  it('are not kept of what is logged after the erasure', async () => {
    const subject = randomUUID();
    const [late, last] = [released(subject, 1), erased(subject, 2)];
    await log(last);
    await inject(ErasuresService).erase(last);
    await log(late);
    expect(await storedOf(late.id)).toEqual({ details: null, sealed: null });
    expect(await audit.owner.query('SELECT FROM subject_key WHERE subject_ref = $1', [subject])).toEqual([]);
  });

  it('stay in clear in entries about nobody', async () => {
    const event = {
      ...{ id: uuidv7(), type: EVENTS.catalogueApplied.type, source: '/registry', time: new Date().toISOString() },
      data: EVENTS.catalogueApplied.example,
    };
    await inject(Log).appendEntries([factOf(TOPICS.audit, event)]);
    expect(await storedOf(event.id)).toEqual({ details: event.data, sealed: null });
  });

  it('go when the registry says so over Kafka, which is confirmed, logged, and remembered', async () => {
    const subject = randomUUID();
    const events = [released(subject, 1), erased(subject, 2)];
    for (const event of events) await inject(EventProducer).send(TOPICS.evidence, subject, event);
    await until('the erasure is confirmed', async () => (await confirmations(subject)).length === 1);
    await inject(ErasuresService).erase(events[1]!);
    await inject(ErasuresService).confirmComplete();
    expect(await audit.owner.query('SELECT FROM outbox')).toEqual([]);
    const kept = await audit.owner.query('SELECT subject_ref FROM erased_subject WHERE subject_ref = $1', [subject]);
    expect(kept).toEqual([{ subject_ref: subject }]);
    expect(await detailsOf(events[0]!.id)).toBeUndefined();
  });

  it('confirms an erasure only once no fact about the person is missing', async () => {
    const subject = randomUUID();
    const [missing, last] = [released(subject, 1), erased(subject, 2)];
    const confirmed = async () =>
      (
        await audit.owner.query<{ at: Date | null }>(
          'SELECT confirmed_at AS at FROM erased_subject WHERE subject_ref = $1',
          [subject],
        )
      )[0]?.at;
    await log(last);
    await inject(ErasuresService).erase(last);
    expect(await confirmed()).toBeNull();
    await log(missing);
    await inject(ErasuresService).confirmComplete();
    expect(await confirmed()).toBeInstanceOf(Date);
  });

  describe('at the end of their retention', () => {
    const citizen = { scheme: 'national:xx', identifier: '38001085718' };
    const proofOf = async (id: string) => {
      const response = await fetch(`${audit.service.url}/v1/entries/${id}/proof`, {
        headers: { authorization: `Bearer ${await audit.token(auditor)}` },
      });
      expect(response.status).toBe(200);
      return new Uint8Array(await response.arrayBuffer());
    };
    const receiptOf = (id: string) => audit.call(`/v1/entries/${id}/receipt`, { as: auditor });
    const prunings = () =>
      audit.owner.query<{ details: object }>('SELECT details FROM entry WHERE kind = $1', [EVENTS.detailsPruned.type]);

    it('go, and say when; entry, leaf, proofs and receipts stay, and the pruning is an entry itself', async () => {
      const subject = randomUUID();
      const [old, young] = [released(subject, 1), released(subject, 2)];
      audit.registry.persons.set(citizen.identifier, subject);
      await log(old, young);
      const whole = await audit.call(`/v1/entries/${old.id}`, { as: auditor });
      const index = whole.body['index'] as number;
      await until('it can be proven', async () => (await audit.publishedSize()) > index);
      const [before, proof] = [await verifiedLog({ url: audit.service.url }), await proofOf(old.id)];
      const receipt = await receiptOf(old.id);
      await ageDetails(audit.owner, [old.id], '3 years');
      await inject(DetailsPruner).round();

      const pruned = await audit.call(`/v1/entries/${old.id}`, { as: auditor });
      expect(pruned.body).toEqual({
        ...without(whole.body, 'details'),
        documents: [],
        detailsPrunedAt: expect.any(String) as string,
      });
      expect(whole.body['documents']).not.toEqual([]);
      const accesses = await audit.call('/v1/me/accesses', { as: { roles: ['citizen'], subject: citizen } });
      expect(accesses.body['items']).toContainEqual(
        expect.objectContaining(without(pruned.body, ...AUDITORS_ONLY)) as object,
      );
      expect(await detailsOf(young.id)).toEqual(young.data);

      expect(await receiptOf(old.id)).toMatchObject({
        status: 410,
        body: { type: 'urn:askonce:problem:receipt-gone' },
      });
      expect(verifyReceipt(JSON.stringify(receipt.body), LOG_KEYS).opening.id).toBe(old.id);
      expect(await receiptOf(young.id)).toMatchObject({ status: 200 });

      await until('the pruning is logged', async () => (await prunings()).length === 1);
      expect(await prunings()).toEqual([
        { details: expect.objectContaining({ entries: 1, retention: 'P2Y' }) as object },
      ]);
      const after = await verifiedLog({ url: audit.service.url, kept: before.checkpoint });
      expect(after.entries.slice(0, before.entries.length)).toEqual(before.entries);
      for (const one of [proof, await proofOf(old.id)]) {
        const proven = verifyTlogProof(one, before.entries[index]!, { logKey: noteVerifier(LOG_KEYS.verifierKey) });
        expect(proven.index).toBe(index);
      }
      const metrics = await inject(Metrics).registry.metrics();
      expect(metrics).toMatch(/askonce_audit_details_pruned_total{.*} 1/);
    });
  });
});
