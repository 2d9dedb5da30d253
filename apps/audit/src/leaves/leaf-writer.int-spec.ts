import { randomUUID } from 'node:crypto';
import { EVENTS, TOPICS } from '@askonce/contracts';
import type { AskOnceEvent } from '@askonce/contracts';
import { noteVerifier, verifyTlogProof } from '@askonce/tlog';
import { MasterKey, SubjectKeys } from '@askonce/vault';
import { LeavesAtStart } from '../checkpoints/leaves-at-start';
import { ErasuresService } from '../erasures/erasures.service';
import { anEvent } from '../fixtures/facts';
import { LOG_KEYS } from '../fixtures/log-keys';
import { emptyLog } from '../fixtures/log-on';
import { RunningAudit, until } from '../fixtures/running-audit';
import { verifiedLog } from '../fixtures/verified-log';
import { factOf } from '../log/fact-of-event';
import { Log } from '../log/log.service';
import { type LoggedFact, leafOf } from './leaf';
import { LeafSecret } from './leaf-secret';

const auditor = { roles: ['auditor' as const], clientId: 'auditor' };

jest.setTimeout(60_000);

describe('leaves', () => {
  let audit: RunningAudit;
  beforeAll(async () => {
    audit = await RunningAudit.start();
  });
  afterAll(() => audit.stop());

  const inject = <T>(token: new (...args: never[]) => T) => audit.service.app.get<T>(token, { strict: false });
  const log = (...events: AskOnceEvent[]) =>
    inject(Log).appendEntries(events.map((event) => factOf(TOPICS.evidence, event)));
  const contents = async () => {
    const rows = await audit.owner.query<{ content: Buffer }>(
      "SELECT content FROM leaf WHERE log = 'facts' ORDER BY leaf_index",
    );
    return rows.map(({ content }) => content);
  };
  const proofOf = async (id: string) => {
    const response = await fetch(`${audit.service.url}/v1/entries/${id}/proof`, {
      headers: { authorization: `Bearer ${await audit.token(auditor)}` },
    });
    return { status: response.status, retryAfter: response.headers.get('retry-after'), text: await response.text() };
  };
  const erasureOf = (subject: string, sequence: number) =>
    anEvent({ subject, sequence, type: EVENTS.subjectErased.type, data: EVENTS.subjectErased.example });

  /** The leaf that somebody can make who has the database, the master key and the secret of the log. */
  const leafMadeAgain = async (event: AskOnceEvent) => {
    const [row] = await audit.owner.query<{ wrapped: Buffer }>(
      'SELECT wrapped_key AS wrapped FROM subject_key WHERE subject_ref = $1',
      [event.subject],
    );
    if (row === undefined) return undefined;
    const keys = new SubjectKeys(await MasterKey.fromFile(audit.masterKeyFile));
    const key = await keys.unwrapClassKey(event.subject!, 'audit_details', row.wrapped);
    return leafOf(factOf(TOPICS.evidence, event) as LoggedFact, inject(LeafSecret).ofPerson(key));
  };

  it('of a person can be opened until the person is erased, and are proved ever after', async () => {
    const subject = randomUUID();
    const events = [1, 2, 3].map((sequence) => anEvent({ subject, sequence }));
    const last = erasureOf(subject, 4);
    await log(...events, last);
    await until('they are signed', async () => (await audit.publishedSize()) >= 4);
    const { checkpoint, entries } = await verifiedLog({ url: audit.service.url });
    const made = await Promise.all(events.map(leafMadeAgain));
    expect(entries.slice(-4, -1)).toEqual(made.map((leaf) => new Uint8Array(leaf!.content)));
    const proof = await proofOf(events[1]!.id);

    await inject(ErasuresService).erase(last);
    expect(await leafMadeAgain(events[1]!)).toBeUndefined();
    const policy = { logKey: noteVerifier(LOG_KEYS.verifierKey) };
    const after = await proofOf(events[1]!.id);
    expect([proof.status, after.status]).toEqual([200, 200]);
    for (const { text } of [proof, after]) {
      const { index } = verifyTlogProof(text, made[1]!.content, policy);
      expect(entries[index]).toEqual(new Uint8Array(made[1]!.content));
    }
    expect((await verifiedLog({ url: audit.service.url, kept: checkpoint })).entries.slice(0, entries.length)).toEqual(
      entries,
    );
  });

  it('are made of what is logged after the erasure as well, and can be opened by nobody', async () => {
    const subject = randomUUID();
    const [late, last] = [anEvent({ subject, sequence: 1 }), erasureOf(subject, 2)];
    await log(last);
    await inject(ErasuresService).erase(last);
    // Those of an auditor's readings may still be on their way.
    const leaves = () =>
      audit.owner.query(
        "SELECT FROM leaf LEFT JOIN entry USING (leaf_index) WHERE log = 'facts' AND (entry_id IS NULL OR subject_ref = $1)",
        [subject],
      );
    expect(await leaves()).toHaveLength(1);
    await log(late);
    expect(await leaves()).toHaveLength(2);
    await log(late);
    expect(await leaves()).toHaveLength(2);
  });

  it('are made of an auditor’s reading', async () => {
    const event = anEvent();
    await log(event);
    const leaves = () =>
      audit.owner.query(
        "SELECT FROM entry JOIN leaf USING (leaf_index) WHERE log = 'facts' AND subject_ref = $1 AND entry.kind = $2",
        [event.subject, EVENTS.auditSearched.type],
      );
    expect(await leaves()).toEqual([]);
    await audit.call(`/v1/entries/${event.id}`, { as: auditor });
    await until('the reading has its leaf', async () => (await leaves()).length === 1);
  });

  it('are not proved before they are signed: 404 with Retry-After', async () => {
    const event = anEvent();
    await audit.owner.transaction(async (tx) => {
      await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('askonce.checkpoint.facts', 0))");
      await log(event);
      const { status, retryAfter, text } = await proofOf(event.id);
      expect([status, retryAfter]).toEqual([404, '1']);
      expect(text).toContain('urn:askonce:problem:proof-not-ready');
    });
    await until('it is proved', async () => (await proofOf(event.id)).status === 200);
  });

  it('are given to entries of before there were any, in the order of their logging, once', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const events = Array.from({ length: 1_500 }, (_, index) =>
      anEvent({ subject: index % 2 === 0 ? one : other, sequence: Math.floor(index / 2) + 1 }),
    );
    await audit.service.close();
    await emptyLog(audit.owner, audit.logFolder);
    // Readings of the tests before may still be on their way to the others.
    const second = await audit.startAnother(await audit.apartFromOthers());
    await second.app.get(Log, { strict: false }).appendEntries(events.map((event) => factOf(TOPICS.evidence, event)));
    const leaves = await contents();
    await second.close();

    await audit.owner.query('TRUNCATE leaf, tile, bundle, checkpoint, cosignature');
    await audit.owner.query("UPDATE tree_head SET size = 0, range = '', edge = ''");
    const third = await audit.startAnother(await audit.apartFromOthers());
    expect(await contents()).toEqual(leaves);
    await third.app.get(LeavesAtStart).onModuleInit();
    expect(await contents()).toEqual(leaves);
  });
});
