import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, importJWK, jwtVerify, SignJWT } from 'jose';
import type { Client, Person } from '../data/identity-data';
import { IdentityProcess, PORTAL_URL } from '../identity-process.fixture';

const CALLBACK = `${PORTAL_URL}/sign-in/callback`;

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

/** A browser without JavaScript: keeps cookies, follows nothing by itself. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async open(
    url: string,
    form?: Record<string, string>,
  ): Promise<{ status: number; location: string; page: string; headers: Headers }> {
    const answer = await fetch(new URL(url, identity.url), {
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (cookie.includes('01 Jan 1970')) this.cookies.delete(name!);
      else this.cookies.set(name!, value!);
    }
    const location = answer.headers.get('location') ?? '';
    return { status: answer.status, location, page: await answer.text(), headers: answer.headers };
  }
}

const verifierCode = randomBytes(32).toString('base64url');
const authorization = (changes: Record<string, string> = {}) =>
  `/auth?${new URLSearchParams({
    client_id: 'askonce-portal',
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: 'openid profile',
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: createHash('sha256').update(verifierCode).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  }).toString()}`;
const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)![1]!;

async function openForm(browser: Browser): Promise<{ address: string; token: string }> {
  const { location } = await browser.open(authorization());
  const { page } = await browser.open(location);
  return { address: location, token: hidden(page, 'token') };
}

async function signIn(browser: Browser, { username, password }: Person): Promise<URL> {
  const { address, token } = await openForm(browser);
  const submitted = await browser.open(address, { token, username, password });
  expect(submitted.status).toBe(303);
  return new URL((await browser.open(submitted.location)).location);
}
describe('people in a browser', () => {
  it('sign in through the form, and the portal gets their token', async () => {
    const citizen = identity.person('citizen');
    const back = await signIn(new Browser(), citizen);
    expect(back.href.startsWith(`${CALLBACK}?`)).toBe(true);
    expect(back.searchParams.get('state')).toBe('state-1');
    const { access_token, id_token } = await redeem(back.searchParams.get('code')!, verifierCode);
    expect(await identity.verifier.verify(access_token!)).toEqual({
      clientId: 'askonce-portal',
      tokenSubject: citizen.id,
      roles: ['citizen'],
      subject: citizen.subject,
    });
    const keys = createRemoteJWKSet(new URL(`${identity.url}/jwks`));
    const { payload } = await jwtVerify(id_token!, keys, { issuer: identity.url, audience: 'askonce-portal' });
    expect(payload).toMatchObject({ sub: citizen.id, name: citizen.name, nonce: 'nonce-1' });
    expect(JSON.stringify(payload)).not.toContain(citizen.subject!.identifier);
  });

  it('cannot have their code redeemed twice, or without the verifier', async () => {
    const browser = new Browser();
    const code = (await signIn(browser, identity.person('citizen'))).searchParams.get('code')!;
    expect((await redeem(code, randomBytes(32).toString('base64url'))).error).toBe('invalid_grant');
    const next = new URL((await browser.open(authorization())).location).searchParams.get('code')!;
    expect((await redeem(next, verifierCode)).error).toBeUndefined();
    expect((await redeem(next, verifierCode)).error).toBe('invalid_grant');
  });

  it('see in plain words that the password is wrong, and may try again', async () => {
    const browser = new Browser();
    const { address, token } = await openForm(browser);
    const answer = await browser.open(address, { token, username: 'mira', password: 'wrong' });
    expect(answer.status).toBe(422);
    expect(answer.page).toContain('The user name or the password is wrong.');
    expect(answer.page).toContain('value="mira"');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('cannot be signed in by the form of somebody else', async () => {
    const [victim, attacker] = [new Browser(), new Browser()];
    const theirs = await openForm(attacker);
    const own = await openForm(victim);
    const { username, password } = identity.person('citizen');
    for (const [address, token] of [
      [own.address, theirs.token],
      [own.address, ''],
      [theirs.address, theirs.token],
    ] as const) {
      expect((await victim.open(address, { token, username, password })).status).toBe(400);
    }
  });

  it('are told when their sign-in is not known', async () => {
    const answer = await new Browser().open('/interaction/unknown');
    expect(answer.status).toBe(400);
    expect(answer.page).toContain('This sign-in has ended');
  });

  it.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['an address that is not registered', { redirect_uri: 'https://evil.example/' }],
  ])('are sent nowhere for %s', async (_title, changes) => {
    const answer = await new Browser().open(authorization(changes));
    expect(answer).toMatchObject({ status: 400, location: '' });
    expect(answer.page).toContain('Something is wrong with this request');
  });

  it('are sent back with an error without PKCE', async () => {
    const answer = await new Browser().open(authorization({ code_challenge: '', code_challenge_method: '' }));
    expect(new URL(answer.location).searchParams.get('error')).toBe('invalid_request');
  });

  it('sign out', async () => {
    const browser = new Browser();
    await signIn(browser, identity.person('citizen'));
    const leaving = new URLSearchParams({ client_id: 'askonce-portal', post_logout_redirect_uri: `${PORTAL_URL}/` });
    const asked = await browser.open(`/session/end?${leaving.toString()}`);
    expect(asked.page).toContain('Do you want to sign out?');
    const left = await browser.open('/session/end/confirm', { xsrf: hidden(asked.page, 'xsrf'), logout: 'yes' });
    expect([left.status, left.location]).toEqual([303, `${PORTAL_URL}/`]);
    expect((await browser.open(authorization())).location).toContain('/interaction/');
  });
});

async function redeem(code: string, code_verifier: string): Promise<Record<string, string>> {
  const { clientId, privateKeyJwk } = identity.client('askonce-portal');
  const assertion = await assertionOf(clientId, privateKeyJwk);
  const answer = await fetch(identity.tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      code_verifier,
      redirect_uri: CALLBACK,
      ...assertion,
    }),
  });
  return (await answer.json()) as Record<string, string>;
}

/** The portal identifies itself by its key, as systems do. */
async function assertionOf(clientId: string, privateKeyJwk: Client['privateKeyJwk']): Promise<Record<string, string>> {
  const jwt = new SignJWT({ jti: randomBytes(8).toString('hex') })
    .setProtectedHeader({ alg: privateKeyJwk.alg, kid: privateKeyJwk.kid })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(identity.url)
    .setIssuedAt()
    .setExpirationTime('1m');
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await jwt.sign(await importJWK(privateKeyJwk, privateKeyJwk.alg)),
  };
}
