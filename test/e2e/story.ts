import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { certificatePdf } from '../../apps/cli/src/demo-agencies/certificate-pdf';
import { eventually } from './eventually';
import { sharedStack } from './shared-stack';
import { STACK_SCHEMA } from './stack-schema';

const CATALOGUE = resolve(__dirname, '../../apps/cli/demo/catalogue');
const FIGURES = {
  evidenceRequests: 7,
  releases: 5,
  asksOpened: 1,
  askedTwice: 0,
  reuses: 3,
  fetches: 1,
  denials: 2,
  proofsVerified: 10,
};

interface Outcome {
  auditEntries: number;
  steps: { title: string; ok: boolean }[];
}

const running = () => sharedStack().running;
const outcomeIn = (stdout: string) => JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as Outcome;

describe('the story', () => {
  it('exits with 0 and its figures in a folder where nothing was before', () => {
    const { code, stdout } = sharedStack().first;
    expect(code).toBe(0);
    expect(outcomeIn(stdout)).toMatchObject(FIGURES);
  });

  it('comes to the same figures again on the same data', () => {
    expect(outcomeIn(running().process.stdout)).toMatchObject(FIGURES);
  });

  it('writes one JSON document to stdout and everything for people elsewhere', () => {
    expect(sharedStack().first.stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(sharedStack().first.stderr).toContain('asked once, reused 3 times, fetched once, refused 2.');
  });

  it('says of every step that it held', () => {
    const { steps } = outcomeIn(sharedStack().first.stdout);
    expect(steps.length).toBeGreaterThan(10);
    expect(steps.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('counts as audit entries the facts of its person, which the log has without a gap', async () => {
    const told = [sharedStack().first.stdout, running().process.stdout].map((text) => outcomeIn(text).auditEntries);
    const facts = await running().asOwner('registry', (registry) =>
      registry.query<{ subject_ref: string; facts: number }>(
        `SELECT s.subject_ref, s.sequence::int AS facts FROM subject s
          WHERE (SELECT count(*) FROM evidence_request r WHERE r.subject_ref = s.subject_ref) = 7
          ORDER BY s.subject_ref`,
      ),
    );
    const logged = await running().asOwner('audit', (audit) =>
      audit.query<{ subject_ref: string; facts: number; highest: number }>(
        `SELECT e.subject_ref, count(DISTINCT e.sequence)::int AS facts, max(e.sequence)::int AS highest FROM entry e
          WHERE e.subject_ref = ANY($1) GROUP BY e.subject_ref ORDER BY e.subject_ref`,
        [facts.map(({ subject_ref }) => subject_ref)],
      ),
    );
    expect(facts.map(({ facts: count }) => count).sort()).toEqual(told.sort());
    expect(logged).toEqual(facts.map((one) => ({ ...one, highest: one.facts })));
  });
});

describe('stack.json', () => {
  it('has the shape of the wire contract', () => {
    const ajv = new Ajv2020({ allErrors: true });
    addFormats(ajv);
    const validate = ajv.compile(STACK_SCHEMA);
    expect(validate(running().stack) ? [] : validate.errors).toEqual([]);
  });

  it('is for the eyes of its owner only', () => {
    expect(statSync(join(running().home, 'stack.json')).mode & 0o777).toBe(0o600);
  });

  it('names services that are ready and measured', async () => {
    for (const { url, metricsUrl } of Object.values(running().stack.services)) {
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
      if (metricsUrl !== undefined)
        expect(await (await fetch(metricsUrl)).text()).toContain('process_cpu_seconds_total');
    }
  });
});

/** Of a list, or of one thing. */
interface Answer {
  items: { id: string; askedAt: string; status: string; waiting: { agency: string }[] }[];
}

describe('what is left for the reader', () => {
  const printed = () => running().process.stderr;
  const address = (path: string) => new RegExp(`http://\\S+${path}(?=\\s)`).exec(printed())![0];
  const username = () => /token --person (\S+)\)/.exec(printed())![1]!;
  let token: string;

  const call = async (url: string, body?: FormData | object) => {
    const isForm = body instanceof FormData;
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': crypto.randomUUID(),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer };
  };
  it('gets a token by the command that is printed', async () => {
    const { code, stdout, stderr } = await running().askonce('token', '--person', username());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    token = stdout.trim();
    expect(token.split('.')).toHaveLength(3);
  });

  it('is one question, still the one that was asked before the stack was restarted', async () => {
    const { body } = await call(address('/v1/me/asks'));
    expect(body.items).toHaveLength(1);
    expect(new Date(body.items[0]!.askedAt) < sharedStack().restartedAt).toBe(true);
    expect(body.items[0]!.waiting.map(({ agency }) => agency).sort()).toEqual(['housing', 'school']);
  });

  it('is one request for consent, which can be granted', async () => {
    const { body } = await call(`${running().url('registry')}/v1/me/consents`);
    const open = body.items.filter(({ status }) => status === 'requested');
    expect(open).toHaveLength(1);
    const granted = await call(`${running().url('registry')}/v1/me/consents/${open[0]!.id}/grant`, {});
    expect(granted).toMatchObject({ status: 200, body: { status: 'given' } });
  });

  it('ends with the document: everybody who waited is served', async () => {
    const form = new FormData();
    const metadata = JSON.stringify({ evidenceType: 'birth-certificate', channel: 'portal' });
    form.append('metadata', new Blob([metadata], { type: 'application/json' }));
    const pdf = certificatePdf('Birth certificate', ['For the reader']);
    form.append('content', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'some.pdf');
    expect(await call(`${running().url('registry')}/v1/me/documents`, form)).toMatchObject({
      status: 201,
      body: { answered: true },
    });
    const requests = new URL('/v1/me/evidence-requests', address('/v1/me/asks')).href;
    await eventually('both are released', async () => {
      const { body } = await call(requests);
      return body.items.every(({ status }) => status === 'released');
    });
    await eventually('the record tells of it', async () => {
      const { body } = await call(address('/v1/me/accesses'));
      return body.items.length > 5;
    });
  });
});

describe('askonce, beside the running stack,', () => {
  it('prints a token of an agency', async () => {
    const { code, stdout } = await running().askonce('token', '--agency', 'housing');
    expect(code).toBe(0);
    const claims = JSON.parse(Buffer.from(stdout.split('.')[1]!, 'base64url').toString()) as object;
    expect(claims).toMatchObject({ agency: 'housing', roles: ['agency'], aud: 'askonce' });
  });

  it('lists the topics, and how far each group is behind, which soon is nothing', async () => {
    const listed = await eventually('no group is behind', async () => {
      const { code, stdout } = await running().askonce('topics', 'list');
      expect(code).toBe(0);
      expect(stdout).toMatch(/^askonce-registry +askonce\.evidence\.v1 +0$/m);
      return stdout;
    });
    expect(listed).toMatch(/^askonce\.evidence\.v1 +12 +1 +30 +[1-9]/m);
  });

  it('has a log that anybody can verify with the key, and watch', async () => {
    const verify = () => running().askonce('log', 'verify', '--json', '--keep', join(running().home, 'log.kept'));
    const first = await verify();
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const { size, ...found } = JSON.parse(first.stdout) as { size: number };
    expect(found).toMatchObject({ verified: true, origin: 'askonce.localhost/log', tiles: true, continues: null });
    expect(JSON.parse((await verify()).stdout)).toMatchObject({ verified: true, continues: size });
    const state = join(running().home, 'log.kept');
    expect(await running().askonce('log', 'monitor', '--once', '--state', state)).toMatchObject({ code: 0 });
  });

  it('has a log in which nothing differs from the registry, as the auditor finds', async () => {
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const asked = ['log', 'reconcile', '--reason', 'Comparing after the story', '--from', from];
    const { code, stdout, stderr } = await running().askonce(...asked);
    expect([code, stderr]).toEqual([0, expect.stringContaining('Registry and log are being compared')]);
    expect(stdout).toMatch(
      /^✓ Nothing differs between registry and log: [1-9]\d* facts and entries .* [1-9]\d* leaves\./,
    );
  });

  it('has no dead letter to list', async () => {
    expect(await running().askonce('dlq', 'list')).toMatchObject({ code: 0, stdout: 'There are none.\n' });
  });

  it('finds no difference between the catalogue in force and the demo’s files', async () => {
    const { code, stdout, stderr } = await running().askonce('catalogue', 'diff', CATALOGUE);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Nothing to change/);
  });
});
