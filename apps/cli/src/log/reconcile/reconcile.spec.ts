import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Reconciliation, ReconciliationFinding, Timing } from '@askonce/client';
import { CliError } from '../../cli-error';
import { runReconcile } from './reconcile.command';

const ID = '0199a8c0-0000-7000-8000-000000000001';
const asked = { reason: 'Yearly audit 2026', from: '2026-01-01T00:00:00Z', to: '2026-07-01T00:00:00Z' };
const running: Reconciliation = {
  ...{ id: ID, state: 'running', ...asked, requestedAt: '2026-11-25T10:00:00.000Z' },
  progress: { compared: 7, leaves: 0 },
};
const none = { missing: 0, extra: 0, different: 0, underWay: 0, erased: 0, closed: 0, findings: [], leftOut: 0 };
const endedWith = (result: Partial<Reconciliation['result']>): Reconciliation => ({
  ...{ ...running, state: 'ended', endedAt: '2026-11-25T10:00:02.000Z', progress: { compared: 12, leaves: 345 } },
  result: { outcome: 'nothing_differs', ...none, ...result },
});
const aFinding = (finding: Partial<ReconciliationFinding>): ReconciliationFinding => ({
  ...{ kind: 'missing', code: 'entry_missing', side: 'log', what: 'It is not there.', next: 'Keep copies.' },
  ...{ members: [], ...finding },
});

/** An audit service that answers so, one after the other. */
class Answering {
  readonly heard: Record<'method' | 'url' | 'token' | 'body', unknown>[] = [];
  answers: { status: number; body: object }[] = [];
  private readonly server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method, url, headers } = request;
      const said = {
        method,
        url,
        token: headers.authorization,
        body: body === '' ? undefined : (JSON.parse(body) as object),
      };
      this.heard.push(said);
      const { status, body: answer } = this.answers.shift()!;
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

describe('askonce log reconcile', () => {
  const audit = new Answering();
  let [pauses, told]: [number[], string[]] = [[], []];
  const timing: Timing = {
    now: () => 0,
    random: () => 0,
    sleep: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
  };
  beforeAll(() => audit.start());
  afterAll(() => {
    audit.stop();
  });
  beforeEach(() => {
    audit.heard.length = 0;
    [pauses, told] = [[], []];
  });

  const run = (bodies: readonly object[], options: object = {}, status = 200) => {
    audit.answers = bodies.map((body) => ({ status, body }));
    return runReconcile(
      { ...asked, ...options },
      {
        api: { baseUrl: audit.url, tokens: { token: () => Promise.resolve('of-the-auditor') }, timing },
        stream: { isTTY: false, write: (line: string) => told.push(line) > 0 },
        color: false,
      },
    );
  };

  it('asks as the auditor, waits for the end, and says that nothing differs', async () => {
    const waiting = { ...running, progress: { compared: 12, leaves: 3, ofLeaves: 345, trouble: 'Nobody answers' } };
    const { lines, exitCode } = await run([running, running, waiting, waiting, endedWith({ underWay: 2, closed: 1 })]);
    expect([exitCode, lines]).toEqual([
      0,
      [
        '✓ Nothing differs between registry and log: 12 facts and entries from 2026-01-01T00:00:00Z to 2026-07-01T00:00:00Z, 345 leaves.',
        '  2 facts may still be on their way to the log.',
        '  1 entries can no longer be opened; their public part was compared.',
      ],
    ]);
    expect(audit.heard[0]).toEqual({
      ...{ method: 'POST', url: '/v1/reconciliations', token: 'Bearer of-the-auditor', body: asked },
    });
    expect(audit.heard.slice(1).map(({ method, url }) => [method, url])).toEqual(
      Array.from({ length: 4 }, () => ['GET', `/v1/reconciliations/${ID}`]),
    );
    expect(pauses).toEqual([1_000, 1_000, 1_000]);
    expect(told).toEqual([expect.stringContaining(`/v1/reconciliations/${ID}`), 'It waits: Nobody answers.\n']);
  });

  it('compares until now unless told', async () => {
    const before = Date.now();
    await run([running, endedWith({})], { to: undefined });
    const { to } = audit.heard[0]!.body as { to: string };
    expect(Date.parse(to)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(to)).toBeLessThanOrEqual(Date.now());
  });

  it('names what is missing, extra or different, each meaning once, with an exit code of its own', async () => {
    const findings = [
      aFinding({ entryId: 'e1', leafIndex: 7, subjectRef: 's1' }),
      aFinding({ code: 'fact_missing', kind: 'extra', side: 'registry', entryId: 'e2', what: 'No \u001b[2Jfact.' }),
      aFinding({ entryId: 'e3' }),
      aFinding({ code: 'either_changed', kind: 'different', side: 'either', recordId: 'r1', members: ['a', 'b'] }),
    ];
    const differs = endedWith({ outcome: 'differs', missing: 2, extra: 1, different: 7, findings, leftOut: 6 });
    const { lines, exitCode } = await run([running, differs]);
    expect(exitCode).toBe(2);
    expect(lines).toEqual([
      '✗ Registry and log differ: 2 missing, 1 extra, 7 different; compared were 12 facts and entries from 2026-01-01T00:00:00Z to 2026-07-01T00:00:00Z, 345 leaves.',
      '',
      '2 missing in the log (entry_missing): something was done in the log.',
      '  It is not there.',
      '  Keep copies.',
      '  - entry e1, leaf 7, person s1',
      '  - entry e3',
      '',
      '1 extra in the log, missing in the registry (fact_missing): something was done in the registry.',
      '  No \\u001b[2Jfact.',
      '  Keep copies.',
      '  - entry e2',
      '',
      '1 different (either_changed): something was done on one of the sides.',
      '  It is not there.',
      '  Keep copies.',
      '  - record r1, differing in a, b',
      '',
      '6 more are not listed: compare a shorter time to see them.',
    ]);
  });

  it('says it as data', async () => {
    const differs = endedWith({ outcome: 'differs', extra: 1, findings: [aFinding({ entryId: 'e1' })] });
    const { lines, exitCode } = await run([running, differs], { json: true });
    expect([exitCode, lines.length]).toEqual([2, 1]);
    expect(JSON.parse(lines[0]!)).toEqual(differs);
  });

  it('says by its options what the service refuses', async () => {
    const refused = {
      type: 'urn:askonce:problem:invalid-request',
      errors: [
        { pointer: '/from', detail: 'must be a time' },
        { pointer: '/reason', detail: 'is too short' },
      ],
    };
    const error: unknown = await run([refused], {}, 422).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CliError);
    expect((error as CliError).message).toBe(
      'The comparison was not begun: --from must be a time. --reason is too short.',
    );
  });

  it('says which comparison goes on when it cannot be waited for', async () => {
    audit.answers = [];
    const gone = { status: 503, body: {} };
    const waiting = run([running]);
    audit.answers.push(...Array.from({ length: 4 }, () => gone));
    await expect(waiting).rejects.toThrow(`The comparison ${ID} cannot be waited for: `);
  });
});
