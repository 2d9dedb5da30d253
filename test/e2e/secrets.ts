import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyLog, type Place } from './places';
import { processesIn } from './processes';
import { sharedStack } from './shared-stack';

/** Values so short that they stand in anything by chance are none. */
const SHORTEST = 12;

describe('secrets', () => {
  const running = () => sharedStack().running;
  let secrets: Map<string, string>;

  beforeAll(async () => {
    const citizen = await running().newCitizen();
    const token = await citizen.tokens.token();
    const assertion = 'a-client-assertion-that-was-planted';
    secrets = new Map([
      ...keyFiles(),
      ...passwordsOfDatabases(),
      ...running().stack.people.map(({ username, password }) => [`the password of ${username}`, password] as const),
      ['a token', token],
      ['a planted password', 'a-password-that-was-planted'],
      ['a planted assertion', assertion],
    ]);
    await callCarelessly(token, assertion);
  }, 30_000);

  /** What lies in the folder of secrets; of a JWK, its private part. */
  function keyFiles(): [string, string][] {
    const folder = join(running().home, 'secrets');
    return readdirSync(folder).flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8').trim();
      return privatePartsOf(text).map((secret): [string, string] => [name, secret]);
    });
  }

  function passwordsOfDatabases(): [string, string][] {
    const { databaseUrls, databaseOwnerUrls } = running().stack.infrastructure;
    const urls = [...Object.entries(databaseUrls), ...Object.entries(databaseOwnerUrls)];
    return urls.map(([name, url]) => [`a password for the database of ${name}`, new URL(url).password]);
  }

  /** Secrets where no secret belongs; each call is refused. */
  async function callCarelessly(token: string, client_assertion: string): Promise<void> {
    const registry = running().url('registry');
    const { tokenEndpoint } = running().stack;
    const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
    const assertion = {
      client_assertion,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    };
    const calls: [string, RequestInit][] = [
      [`${registry}/v1/me/asks?access_token=${token}`, {}],
      [`${registry}/v1/${token}`, {}],
      [`${registry}/v1/me/asks`, { headers: { authorization: `Basic ${token}` } }],
      [`${registry}/v1/me/asks`, { headers: { authorization: `Bearer ${token.slice(0, -4)}AAAA` } }],
      [
        `${registry}/v1/me/asks`,
        { headers: { cookie: `session=${token}`, referer: `http://portal.example/?t=${token}` } },
      ],
      [`${running().url('audit')}/v1/me/accesses?cursor=${token}`, {}],
      [tokenEndpoint, form({ grant_type: 'client_credentials', client_id: 'tax-backend', ...assertion })],
      [
        tokenEndpoint,
        form({
          grant_type: 'password',
          client_id: 'askonce-scripts',
          username: 'nobody',
          password: 'a-password-that-was-planted',
        }),
      ],
    ];
    for (const [url, init] of calls) {
      const { status } = await fetch(url, init);
      if (status < 400 || status >= 500) throw new Error(`${url.slice(0, 60)} was answered with ${status}`);
    }
  }

  const findings = (places: readonly Place[]) =>
    places.flatMap(({ name, content }) =>
      [...secrets].filter(([, secret]) => content.includes(secret)).map(([what]) => `${name}: ${what}`),
    );

  it('are known here, each kind of them', () => {
    expect([...secrets.keys()]).toEqual(
      expect.arrayContaining([
        'registry-master-key',
        'audit-log-key',
        'a token',
        'a password for the database of audit',
      ]),
    );
    expect([...secrets.values()].filter(({ length }) => length < SHORTEST)).toEqual([]);
  });

  it('stand in no log, whatever went wrong', () => {
    expect(findings(everyLog(running()))).toEqual([]);
  });

  it('stand in no list of processes', () => {
    const processes = processesIn(running().home);
    expect(processes.length).toBeGreaterThan(6);
    expect(findings(processes.map(({ pid, command }) => ({ name: `process ${pid}`, content: command })))).toEqual([]);
  });

  it('reach a service by files; its environment holds the way to its own database and no other secret', () => {
    const { services } = running().stack;
    for (const [name, { pid }] of Object.entries(services)) {
      const content = readFileSync(`/proc/${pid}/environ`, 'utf8');
      const own = [`a password for the database of ${name}`, `askonce_${name}.password`].map(
        (what) => `${name}: ${what}`,
      );
      expect(findings([{ name, content }]).filter((finding) => !own.includes(finding))).toEqual([]);
    }
  });
});

function privatePartsOf(text: string): string[] {
  if (!text.startsWith('{')) return [text];
  const found: string[] = [];
  JSON.parse(text, (name, value: unknown) => {
    if (typeof value === 'string' && ['d', 'clientSecret', 'webhookSecret'].includes(name)) found.push(value);
    return value;
  });
  return found;
}
