import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { PasswordGrant, TokenRequestFailed } from '@askonce/client';
import type { Person } from './data/identity-data';
import { IdentityProcess, MAIN } from './identity-process.fixture';

let folder: string;
let identity: IdentityProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-'));
  identity = await IdentityProcess.start(folder);
});
afterAll(async () => {
  await identity.stop();
  await rm(folder, { recursive: true });
});

const failure = (outcome: Promise<unknown>) =>
  outcome.then(
    () => 'succeeded',
    (error: unknown) => (error instanceof TokenRequestFailed ? error.code : error),
  );

describe('systems', () => {
  it('get a token for AskOnce by their key', async () => {
    const token = await identity.credentials(identity.client('housing-backend')).token();
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
    expect(await identity.verifier.verify(token)).toEqual({
      clientId: 'housing-backend',
      tokenSubject: 'housing-backend',
      roles: ['agency'],
      agency: 'housing',
    });
  });

  it('of our own carry the role service and no agency', async () => {
    const actor = await identity.verifier.verify(
      await identity.credentials(identity.client('askonce-registry')).token(),
    );
    expect(actor).toEqual({ clientId: 'askonce-registry', tokenSubject: 'askonce-registry', roles: ['service'] });
  });

  it('are refused with the key of another', async () => {
    const { privateKeyJwk } = identity.client('school-backend');
    expect(await failure(identity.credentials({ ...identity.client('housing-backend'), privateKeyJwk }).token())).toBe(
      'invalid_client',
    );
  });

  it('are refused when unknown, without a key, and with the grant of scripts', async () => {
    expect(await failure(identity.credentials({ ...identity.client('tax-backend'), clientId: 'nobody' }).token())).toBe(
      'invalid_client',
    );
    const form = { grant_type: 'client_credentials', client_id: 'housing-backend' };
    const answer = await fetch(identity.tokenEndpoint, { method: 'POST', body: new URLSearchParams(form) });
    expect([answer.status, await answer.json()]).toMatchObject([401, { error: 'invalid_client' }]);
    const { tokenEndpoint } = identity;
    const grant = new PasswordGrant({ ...identity.person('citizen'), tokenEndpoint, clientId: 'housing-backend' });
    expect(await failure(grant.token())).toBe('invalid_client');
  });
});

describe('scripts', () => {
  it('sign in as a citizen, who carries an identifier', async () => {
    const citizen = identity.person('citizen');
    expect(await identity.verifier.verify(await identity.scripts(citizen).token())).toEqual({
      clientId: 'askonce-scripts',
      tokenSubject: citizen.id,
      roles: ['citizen'],
      subject: citizen.subject,
    });
  });

  it.each<Person['role']>(['clerk', 'auditor', 'steward', 'service_owner', 'operator'])(
    'sign in as %s, who carries none',
    async (role) => {
      const actor = await identity.verifier.verify(await identity.scripts(identity.person(role)).token());
      expect(actor.roles).toEqual([role]);
      expect(actor.agency).toBe(role === 'clerk' ? 'housing' : undefined);
      expect(actor.subject).toBeUndefined();
    },
  );

  it('are refused with a wrong password or an unknown name, in the same words', async () => {
    const ask = async (username: string) => {
      const form = { grant_type: 'password', client_id: 'askonce-scripts', username, password: 'wrong' };
      const answer = await fetch(identity.tokenEndpoint, { method: 'POST', body: new URLSearchParams(form) });
      return { status: answer.status, body: await answer.text() };
    };
    const wrong = await ask(identity.person('auditor').username);
    expect(wrong).toMatchObject({ status: 400, body: expect.stringContaining('"invalid_grant"') as string });
    expect(await ask('nobody')).toEqual(wrong);
  });

  it('are slowed down after too many failures', async () => {
    const { username, password } = identity.person('steward');
    for (let i = 0; i < 10; i++) await failure(identity.scripts({ username, password: 'wrong' }).token());
    const form = { grant_type: 'password', client_id: 'askonce-scripts', username, password };
    const answer = await fetch(identity.tokenEndpoint, { method: 'POST', body: new URLSearchParams(form) });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('POST /people', () => {
  const create = (token?: string) =>
    fetch(`${identity.url}/people`, {
      method: 'POST',
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });

  describe('authorization', () => {
    it.each<[Person['role'], number]>([
      ['operator', 201],
      ['citizen', 403],
      ['clerk', 403],
      ['auditor', 403],
      ['service_owner', 403],
    ])('answers role %s with %d', async (role, status) => {
      expect((await create(await identity.scripts(identity.person(role)).token())).status).toBe(status);
    });

    it('answers services with 201, agencies with 403, and nobody with 401', async () => {
      expect((await create(await identity.credentials(identity.client('askonce-adapters')).token())).status).toBe(201);
      expect((await create(await identity.credentials(identity.client('tax-backend')).token())).status).toBe(403);
      const nobody = await create();
      expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="askonce"']);
      expect((await create('nonsense')).headers.get('content-type')).toBe('application/problem+json');
    });
  });

  it('makes a citizen who can sign in at once and after a restart', async () => {
    const made = (await (await create(await identity.scripts(identity.person('operator')).token())).json()) as Person;
    expect(made.subject).toMatchObject({ scheme: 'national:xx' });
    expect((await identity.verifier.verify(await identity.scripts(made).token())).subject).toEqual(made.subject);
    const again = await IdentityProcess.start(folder);
    try {
      expect(decodeJwt(await again.scripts(made).token())).toMatchObject({ subject: made.subject });
    } finally {
      await again.stop();
    }
  });
});

describe('the service', () => {
  it.each(['/health/live', '/health/ready'])('is well at %s', async (path) => {
    const answer = await fetch(identity.url + path);
    expect([answer.status, await answer.json()]).toMatchObject([200, { status: 'ok' }]);
  });

  it('keeps its signing key over a restart', async () => {
    const again = await IdentityProcess.start(folder);
    try {
      const keys = await Promise.all([identity, again].map(async ({ url }) => (await fetch(`${url}/jwks`)).json()));
      expect(keys[0]).toEqual(keys[1]);
    } finally {
      await again.stop();
    }
  });

  it('stops when asked to, and has written log lines and nothing else', async () => {
    const { code, errors, lines } = await (await IdentityProcess.start(folder)).stop();
    expect([code, errors]).toEqual([0, '']);
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['listening']);
  });

  it('does not start in production', async () => {
    const env = { NODE_ENV: 'production', ASKONCE_IDENTITY_DATA: join(folder, 'production.json') };
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const [[code], said, log] = await Promise.all([
      once(child, 'close') as Promise<[number]>,
      text(child.stderr),
      text(child.stdout),
    ]);
    expect(code).toBe(1);
    expect(said.trim().split('\n')).toEqual([expect.stringContaining('is for development only')]);
    expect(log).toBe('');
  });
});
