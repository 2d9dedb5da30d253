import { randomUUID } from 'node:crypto';
import { noteVerifier, parseBundle, verifyTlogProof } from '@askonce/tlog';
import { TOPICS } from '@askonce/contracts';
import type { RunningService } from '@askonce/service';
import { anEvent } from '../fixtures/facts';
import { LOG_KEYS } from '../fixtures/log-keys';
import { RunningAudit, until } from '../fixtures/running-audit';
import { verifiedLog } from '../fixtures/verified-log';
import { factOf } from '../log/fact-of-event';
import type { Fact } from '../log/fact';
import { Log } from '../log/log.service';

const PERSONS = 100;
const FACTS_EACH = 20;
const logKey = noteVerifier(LOG_KEYS.verifierKey);
const auditor = { roles: ['auditor' as const], clientId: 'auditor' };

jest.setTimeout(60_000);

describe('the published log', () => {
  let audit: RunningAudit;
  let other: RunningService;
  const subjects = Array.from({ length: PERSONS }, () => randomUUID());
  const facts = subjects.flatMap((subject) =>
    Array.from({ length: FACTS_EACH }, (_, index) =>
      factOf(TOPICS.evidence, anEvent({ subject, sequence: index + 1 })),
    ),
  );

  const at = (path: string) => fetch(`${audit.service.url}/log/${path}`);
  const bytesAt = async (path: string) => new Uint8Array(await (await at(path)).arrayBuffer());
  const append = async ({ app }: RunningService, those: readonly Fact[]) => {
    for (let start = 0; start < those.length; start += 50) {
      await app.get(Log, { strict: false }).appendEntries(those.slice(start, start + 50));
    }
  };

  beforeAll(async () => {
    audit = await RunningAudit.start();
    other = await audit.startAnother();
    const middle = facts.length / 2;
    // Both tell some of them: what both tell becomes one leaf.
    await Promise.all([append(audit.service, facts.slice(0, middle + 200)), append(other, facts.slice(middle - 200))]);
    await until('all are signed', async () => (await audit.publishedSize()) === facts.length);
  });
  afterAll(() => audit.stop());

  it('is verified by whoever has its key, over HTTP', async () => {
    const { checkpoint, entries } = await verifiedLog({ url: audit.service.url });
    expect(checkpoint.size).toBe(facts.length);
    const ids = entries.map((entry) => (JSON.parse(Buffer.from(entry).toString()) as { id: string }).id);
    expect(new Set(ids).size).toBe(facts.length);
  });

  it('is the same from every instance', async () => {
    const { checkpoint } = await verifiedLog({ url: other.url });
    expect(checkpoint).toMatchObject({ origin: 'log.example', size: facts.length });
  });

  it('has one leaf of each fact, where its entry says', async () => {
    const rows = await audit.owner.query<{ index: number }>(
      'SELECT leaf_index::float8 AS index FROM entry WHERE entry_id = ANY ($1) ORDER BY leaf_index',
      [facts.map(({ entryId }) => entryId)],
    );
    expect(rows.map(({ index }) => index)).toEqual(facts.map((_, index) => index));
  });

  it.each([
    ['checkpoint', 'text/plain; charset=utf-8', 'public, max-age=1'],
    ['tile/0/000', 'application/octet-stream', 'public, max-age=31536000, immutable'],
    ['tile/1/000.p/7', 'application/octet-stream', 'public, max-age=31536000, immutable'],
    ['tile/entries/000', 'application/octet-stream', 'public, max-age=31536000, immutable'],
    ['tile/entries/007.p/208', 'application/octet-stream', 'public, max-age=31536000, immutable'],
  ])('serves %s as %s', async (path, type, cache) => {
    const { status, headers } = await at(path);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, type, cache]);
  });

  it('serves the beginning of a tile in place of a partial one that has grown', async () => {
    const [partial, full] = [await bytesAt('tile/0/000.p/3'), await bytesAt('tile/0/000')];
    expect(partial).toEqual(full.subarray(0, 96));
    expect(parseBundle(await bytesAt('tile/entries/000.p/3'))).toEqual(
      parseBundle(await bytesAt('tile/entries/000')).slice(0, 3),
    );
  });

  it.each([
    'tile/0/007',
    'tile/0/008.p/1',
    'tile/1/000',
    'tile/2/000.p/1',
    'tile/entries/007',
    'tile/0/000.p/256',
    'tile/0/000.p/0',
    'tile/0/0',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/x000/000',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/000/',
    'tile/0//000',
    'tile/0/%30%30%30%00',
    'tile/0/..%2f..%2fcheckpoint',
    'tile/entries/..%2f000',
    'tile/entries/000.p/1e1',
    `tile/0/${'x001/'.repeat(50)}000`,
    'tile/',
    'tile',
    'checkpoint/',
    'nothing',
  ])('has nothing at %s', async (path) => {
    const response = await at(path);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect([400, 404, 414]).toContain(response.status);
    expect(response.headers.get('cache-control') ?? '').not.toContain('immutable');
  });

  it('proves each entry to whoever may read it', async () => {
    const { entries } = await verifiedLog({ url: audit.service.url });
    for (const { entryId } of [facts[0]!, facts[777]!, facts.at(-1)!]) {
      const { body } = await audit.call(`/v1/entries/${entryId}`, { as: auditor });
      const { status, text } = await proofOf(entryId);
      expect(status).toBe(200);
      const proven = verifyTlogProof(text, entries[body['index'] as number]!, { logKey });
      expect(proven.index).toBe(body['index']);
      expect(() => verifyTlogProof(text, entries[(body['index'] as number) ^ 1]!, { logKey })).toThrow('root');
    }
  });

  async function proofOf(entryId: string) {
    const response = await fetch(`${audit.service.url}/v1/entries/${entryId}/proof`, {
      headers: { authorization: `Bearer ${await audit.token(auditor)}` },
    });
    return { status: response.status, text: await response.text() };
  }
});
