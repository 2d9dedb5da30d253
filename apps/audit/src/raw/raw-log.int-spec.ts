import { randomUUID } from 'node:crypto';
import type { RunningService } from '@askonce/service';
import { RunningAudit, until } from '../fixtures/running-audit';
import { verifiedLog } from '../fixtures/verified-log';

const CALLS = 400;

jest.setTimeout(60_000);

const add = (url: string, body: string, type = 'application/octet-stream') =>
  fetch(`${url}/log/add`, { method: 'POST', headers: { 'content-type': type }, body });

describe('the raw log', () => {
  let audit: RunningAudit;
  let other: RunningService;
  beforeAll(async () => {
    audit = await RunningAudit.start({ AUDIT_RAW_APPEND: '1' });
    other = await audit.startAnother();
  });
  afterAll(() => audit.stop());

  it('answers each of many callers, at two instances, with the index at which their entry is', async () => {
    const entries = Array.from({ length: CALLS }, () => randomUUID());
    const indices = await Promise.all(
      entries.map(async (entry, place) => {
        const response = await add(place % 2 === 0 ? audit.service.url : other.url, entry);
        expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
        return Number(await response.text());
      }),
    );
    expect(indices.toSorted((a, b) => a - b)).toEqual(entries.map((_, index) => index));
    const raw = () => verifiedLog({ url: other.url, log: 'raw' });
    await until('all are signed', async () => (await raw()).checkpoint.size === CALLS);
    const found = await raw();
    expect(found.checkpoint.origin).toBe('log.example/raw');
    for (const [place, index] of indices.entries()) {
      expect(Buffer.from(found.entries[index]!).toString()).toBe(entries[place]);
    }
  });

  it('has nothing to do with the log of facts', async () => {
    expect((await verifiedLog({ url: audit.service.url })).checkpoint).toMatchObject({
      origin: 'log.example',
      size: 0,
    });
  });

  it.each([
    ['an empty entry', '', 'application/octet-stream', 422],
    ['one that is too long', 'x'.repeat(65_536), 'application/octet-stream', 413],
    ['what is sent as something else', 'x', 'text/plain', 415],
    ['JSON', '{}', 'application/json', 422],
  ])('refuses %s', async (_what, body, type, status) => {
    const response = await add(audit.service.url, body, type);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      expect.stringContaining('application/problem+json'),
    ]);
  });

  it('takes the longest entry there is', async () => {
    expect((await add(audit.service.url, 'x'.repeat(65_535))).status).toBe(200);
  });
});

it('is not there unless it is asked for', async () => {
  const audit = await RunningAudit.start();
  try {
    expect((await add(audit.service.url, 'x')).status).toBe(404);
  } finally {
    await audit.stop();
  }
});
