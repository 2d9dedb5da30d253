import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AuthModule } from '@askonce/auth';
import { Database, DatabaseModule } from '@askonce/database';
import { Outbox, Relay } from '@askonce/messaging';
import { readConfig } from '@askonce/config';
import { type Role, ROLES } from '@askonce/contracts';
import { type RunningService, serviceSettings, startService } from '@askonce/service';
import { createTestDatabase, type TestDatabase, TestIssuer } from '@askonce/testing';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { migrations } from '../migrations';
import { EMPTY_CATALOGUE } from './catalogue-content';
import { CatalogueHolder } from './catalogue-holder';
import { aCatalogue, aConnector, anAgency, anEvidenceType, aPurpose } from './catalogue.fixture';
import { CatalogueModule } from './catalogue.module';

const LISTS = ['agencies', 'evidence-types', 'requirements', 'procedures', 'purposes', 'life-events'];
const INTERNAL = ['/internal/catalogue/connectors', '/internal/catalogue/data-tracker'];
const relay = { wakes: 0, wake: () => (relay.wakes += 1) };

@Global()
@Module({ providers: [Outbox, { provide: Relay, useValue: relay }], exports: [Outbox, Relay] })
class OutboxOnlyModule {}

@Module({})
class TestModule {}

interface PutOptions {
  readonly role?: Role;
  readonly path?: string;
  readonly at?: RunningService;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & { items?: { id: string }[]; errors?: { pointer: string; detail: string }[] };
}

describe('the catalogue', () => {
  let database: TestDatabase;
  let issuer: TestIssuer;
  let service: RunningService;
  let owner: Database;

  const startRegistry = () =>
    startService(
      {
        name: 'registry',
        api: { title: 'Registry', description: 'Catalogue only.' },
        readConfig: (env) => readConfig(env, serviceSettings),
        module: ({ databaseUrl, issuers, audience }): DynamicModule => ({
          module: TestModule,
          imports: [
            AuthModule.forRoot({ issuers, audience }),
            DatabaseModule.forRoot({ url: databaseUrl, applicationName: 'registry' }),
            OutboxOnlyModule,
            CatalogueModule,
          ],
        }),
      },
      {
        DATABASE_URL: database.url,
        KAFKA_BROKERS: 'unused:9092',
        ASKONCE_PUBLIC_URL: 'http://registry.example',
        ASKONCE_ISSUERS: issuer.issuer,
        ASKONCE_LOG_LEVEL: 'silent',
      },
    );

  beforeAll(async () => {
    [database, issuer] = await Promise.all([createTestDatabase({ app: 'registry', migrations }), TestIssuer.start()]);
    owner = new Database({ url: database.ownerUrl, applicationName: 'spec' });
    service = await startRegistry();
  });

  afterAll(async () => {
    await service.close();
    await owner.close();
    await issuer.stop();
    await database.drop();
  });

  beforeEach(async () => {
    await owner.query('TRUNCATE catalogue_version, outbox');
    await service.close();
    service = await startRegistry();
  });

  async function call(path: string, init: RequestInit = {}, at = service): Promise<Answer> {
    const response = await fetch(new URL(path, at.url), init);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? {} : (JSON.parse(text) as Answer['body']),
    };
  }

  async function as(role: Role): Promise<{ authorization: string }> {
    const subject = { scheme: 'national:xx', identifier: '38001085718' };
    const claims = { agency: { agency: 'housing' }, clerk: { agency: 'housing' }, citizen: { subject } };
    const own = role in claims ? claims[role as keyof typeof claims] : {};
    return { authorization: `Bearer ${await issuer.token({ roles: [role], ...own })}` };
  }

  async function put(
    body: unknown,
    { role = 'steward', path = '/v1/catalogue', at = service }: PutOptions = {},
  ): Promise<Answer> {
    const headers = { ...(await as(role)), 'content-type': 'application/json' };
    return call(path, { method: 'PUT', headers, body: typeof body === 'string' ? body : JSON.stringify(body) }, at);
  }

  const versions = () =>
    owner.query<{ version: string; applied_by: string; digest: string }>(
      'SELECT version, applied_by, digest FROM catalogue_version ORDER BY version',
    );
  const outbox = () =>
    owner.query<{ topic: string; key: string; payload: string; headers: Record<string, string> }>(
      'SELECT topic, key, payload, headers FROM outbox ORDER BY id',
    );

  describe('authorization', () => {
    it.each(LISTS)('lets anybody read /v1/catalogue/%s', async (list) => {
      await expect(call(`/v1/catalogue/${list}`)).resolves.toMatchObject({ status: 200, body: { items: [] } });
    });

    it.each(ROLES)('lets only a steward apply: %s', async (role) => {
      const { status, body } = await put(EMPTY_CATALOGUE, { role });
      expect(status).toBe(role === 'steward' ? 200 : 403);
      if (role !== 'steward') expect(body).toMatchObject({ type: 'urn:askonce:problem:forbidden' });
    });

    it.each(ROLES)('tells only a service how agencies are reached, and who tracks: %s', async (role) => {
      const headers = await as(role);
      const status = role === 'service' ? 200 : 403;
      for (const path of INTERNAL) await expect(call(path, { headers })).resolves.toMatchObject({ status });
    });

    it.each([
      ['PUT', '/v1/catalogue'],
      ['GET', '/v1/catalogue/versions'],
      ['GET', '/v1/catalogue/versions/1'],
      ...INTERNAL.map((path) => ['GET', path]),
    ])('asks for a token: %s %s', async (method, path) => {
      await expect(call(path, { method })).resolves.toMatchObject({ status: 401 });
    });
  });

  describe('problems', () => {
    const cases: [string, unknown, number, string, string[]][] = [
      ['no JSON', '{', 400, 'malformed-request', []],
      ['a list', [], 422, 'invalid-request', []],
      ['an unknown kind', { ...EMPTY_CATALOGUE, agencys: [] }, 422, 'invalid-request', ['/agencys']],
      [
        'items in another list',
        { ...EMPTY_CATALOGUE, agencies: [[anAgency()]] },
        422,
        'invalid-request',
        ['/agencies'],
      ],
    ];
    it.each(cases)('refuses %s', async (_name, body, status, slug, pointers) => {
      const answer = await put(body);
      expect(answer).toMatchObject({ status, body: { type: `urn:askonce:problem:${slug}` } });
      const found = new Set(answer.body.errors?.map(({ pointer }) => pointer));
      expect([...found]).toEqual(expect.arrayContaining(pointers));
      await expect(versions()).resolves.toEqual([]);
    });

    it('names every reference that leads nowhere, in a dry run too', async () => {
      const broken = aCatalogue({ agencies: [], requirements: [] });
      for (const path of ['/v1/catalogue', '/v1/catalogue?dryRun=true']) {
        const answer = await put(broken, { path });
        expect(answer).toMatchObject({ status: 422, body: { type: 'urn:askonce:problem:catalogue-invalid' } });
        expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual([
          '/evidenceTypes/0/issuers/0',
          '/procedures/0/agency',
          '/procedures/0/requirements/0',
          '/purposes/0/agency',
        ]);
      }
    });

    it.each(['limit=0', 'limit=201', 'limit=x', 'limit=1.5', 'cursor=%00', 'cursor=!', 'other=1', 'limit=1&limit=2'])(
      'refuses the list query %s',
      async (query) => {
        const answer = await call(`/v1/catalogue/agencies?${query}`);
        expect(answer).toMatchObject({ status: 422, body: { type: 'urn:askonce:problem:invalid-request' } });
      },
    );

    it.each(['dryRun=yes', 'force=yes'])('refuses %s rather than applying', async (query) => {
      await expect(put(aCatalogue(), { path: `/v1/catalogue?${query}` })).resolves.toMatchObject({ status: 422 });
      await expect(versions()).resolves.toEqual([]);
    });

    it('takes a catalogue above the usual limit and refuses one above 2 MiB', async () => {
      const filled = (count: number) =>
        aCatalogue({
          evidenceTypes: [
            anEvidenceType(),
            ...Array.from({ length: count }, (_, index) =>
              anEvidenceType({ id: `type-${index}`, description: { en: 'x'.repeat(1_500) } }),
            ),
          ],
        });
      await expect(put(filled(600))).resolves.toMatchObject({ status: 200 });
      const answer = await put(filled(1_400));
      expect(answer).toMatchObject({ status: 413, body: { type: 'urn:askonce:problem:body-too-large' } });
    });
  });

  describe('applying', () => {
    it('makes a version, tells what changed and who did it', async () => {
      const answer = await put(aCatalogue());
      expect(answer).toMatchObject({ status: 200, body: { changed: true } });
      expect(answer.body['diff']).toMatchObject({
        agencies: { added: ['civil-registry', 'housing'], changed: [], removed: [] },
        lifeEvents: { added: [], changed: [], removed: [] },
      });
      const [version, ...others] = await versions();
      expect(others).toEqual([]);
      expect(version).toMatchObject({ version: String(answer.body['version']), applied_by: 'askonce-scripts' });
      expect(version?.digest).toMatch(/^sha-256=:/);
    });

    it('puts the event into the outbox in the same transaction, and wakes the relay', async () => {
      const before = relay.wakes;
      const { body } = await put(aCatalogue());
      const [row] = await outbox();
      expect(row).toMatchObject({
        topic: 'askonce.audit.v1',
        key: 'askonce-scripts',
        headers: { ce_type: 'askonce.catalogue.applied.v1', ce_source: '/registry' },
      });
      expect(JSON.parse(row!.payload)).toEqual({
        actor: { role: 'steward', clientId: 'askonce-scripts' },
        version: body['version'],
        digest: (await versions())[0]?.digest,
        added: 6,
        changed: 0,
        removed: 0,
      });
      expect(relay.wakes).toBeGreaterThan(before);
    });

    it('keeps the version when nothing changed, whatever the order', async () => {
      const { body } = await put(aCatalogue());
      const { agencies } = aCatalogue();
      const again = await put(aCatalogue({ agencies: agencies.toReversed() }));
      expect(again).toMatchObject({ status: 200, body: { changed: false, version: body['version'] } });
      await expect(versions()).resolves.toHaveLength(1);
      await expect(outbox()).resolves.toHaveLength(1);
    });

    it('keeps version 0 while nothing is declared', async () => {
      await expect(put(EMPTY_CATALOGUE)).resolves.toMatchObject({ body: { version: 0, changed: false } });
    });

    it('changes nothing in a dry run, and says what it would', async () => {
      await put(aCatalogue());
      const path = '/v1/catalogue?dryRun=true';
      const answer = await put(aCatalogue({ purposes: [aPurpose({ maxValidityDays: 30 })] }), { path });
      expect(answer.body).toMatchObject({ version: Number((await versions())[0]?.version), changed: true });
      expect(answer.body['diff']).toMatchObject({
        purposes: {
          changed: [
            { id: 'housing-benefit-eligibility', fields: [{ pointer: '/maxValidityDays', before: 90, after: 30 }] },
          ],
        },
      });
      await expect(versions()).resolves.toHaveLength(1);
    });

    it('makes one version of ten equal catalogues sent at once', async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, () => put(aCatalogue())));
      expect(answers.filter(({ body }) => body['changed'] === true)).toHaveLength(1);
      await expect(versions()).resolves.toHaveLength(1);
      await expect(outbox()).resolves.toHaveLength(1);
    });

    it('does not let the running role rewrite what was applied', async () => {
      const running = new Database({ url: database.url, applicationName: 'spec' });
      await expect(running.query("UPDATE catalogue_version SET applied_by = 'x'")).rejects.toMatchObject({
        code: '42501',
      });
      await expect(running.query('DELETE FROM catalogue_version')).rejects.toMatchObject({ code: '42501' });
      await running.close();
    });

    it('takes the demo catalogue', async () => {
      const folder = join(__dirname, '../../../cli/demo/catalogue');
      const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
      const kinds = files.map((text) => parse(text.replace(/\$\{\w+\}/g, 'http://127.0.0.1:1')) as object);
      const answer = await put(Object.assign({}, ...kinds));
      expect(answer.body).toMatchObject({ changed: true });
    });

    it('takes the catalogue that the guide for stewards shows', async () => {
      const guide = await readFile(join(__dirname, '../../../../docs/catalogue.md'), 'utf8');
      const answer = await put(parse(/```yaml\n(.*?)```/s.exec(guide)?.[1] ?? ''));
      expect(answer).toMatchObject({ status: 200, body: { changed: true } });
    });
  });

  describe('reading', () => {
    it('never shows how agencies are reached', async () => {
      await put(aCatalogue());
      const { body } = await call('/v1/catalogue/agencies');
      expect([...new Set(body.items?.flatMap(Object.keys))].join()).toBe('id,name,contact,answersWithinDays,status');
      expect(JSON.stringify(body)).not.toContain('registry.example');
    });

    it('tells services how active agencies are reached', async () => {
      const agencies = [
        anAgency(),
        anAgency({ id: 'civil-registry', connector: aConnector() }),
        anAgency({ id: 'old', connector: aConnector(), status: 'suspended' }),
      ];
      const { body: applied } = await put(aCatalogue({ agencies }));
      const { body } = await call('/internal/catalogue/connectors', { headers: await as('service') });
      expect(body).toEqual({
        version: applied['version'],
        agencies: [{ id: 'civil-registry', connector: aConnector() }],
      });
    });

    it('goes page by page', async () => {
      await put(aCatalogue());
      const first = await call('/v1/catalogue/agencies?limit=1');
      const second = await call(`/v1/catalogue/agencies?limit=1&cursor=${String(first.body['nextCursor'])}`);
      expect([...first.body.items!, ...second.body.items!].map(({ id }) => id)).toEqual(['civil-registry', 'housing']);
      expect(second.body).not.toHaveProperty('nextCursor');
    });

    it('answers 304 until the catalogue changes', async () => {
      const { headers } = await call('/v1/catalogue/purposes');
      const condition = { headers: { 'if-none-match': headers.get('etag')! } };
      await expect(call('/v1/catalogue/purposes', condition)).resolves.toMatchObject({ status: 304 });
      await put(aCatalogue());
      await expect(call('/v1/catalogue/purposes', condition)).resolves.toMatchObject({ status: 200 });
    });

    it('sees at once what another instance applied', async () => {
      const other = await startRegistry();
      await put(aCatalogue(), { at: other });
      const { body } = await call('/v1/catalogue/procedures');
      expect(body.items?.map(({ id }) => id)).toEqual(['housing-benefit']);
      await other.close();
    });

    it('gives answers that fit the OpenAPI document', async () => {
      const { body: document } = await call('/openapi.json');
      const ajv = new Ajv2020({ strict: false });
      addFormats(ajv);
      ajv.addSchema(document, 'openapi');
      const fits = (path: string, method: string, { status, body }: Answer) => {
        const place = ['paths', path, method, 'responses', String(status), 'content', mediaTypeOf(status), 'schema'];
        const pointer = place.map((token) => encodeURIComponent(token.replaceAll('/', '~1'))).join('/');
        return ajv.validate({ $ref: `openapi#/${pointer}` }, body) ? [] : ajv.errors;
      };
      const mediaTypeOf = (status: number) => (status < 300 ? 'application/json' : 'application/problem+json');
      const life = [{ id: 'moving', name: { en: 'Moving' }, procedures: ['housing-benefit'] }];
      await put(aCatalogue());
      const changed = await put(aCatalogue({ lifeEvents: life, purposes: [aPurpose({ maxValidityDays: 1 })] }));
      expect(fits('/v1/catalogue', 'put', changed)).toEqual([]);
      expect(fits('/v1/catalogue', 'put', await put({}))).toEqual([]);
      for (const list of LISTS) {
        const answer = await call(`/v1/catalogue/${list}`);
        expect(answer.body.items).not.toEqual([]);
        expect([list, fits(`/v1/catalogue/${list}`, 'get', answer)]).toEqual([list, []]);
      }
      const asService = { headers: await as('service') };
      for (const path of INTERNAL) expect(fits(path, 'get', await call(path, asService))).toEqual([]);
    });

    it('has the catalogue in memory after a restart', async () => {
      const { body } = await put(aCatalogue());
      const restarted = await startRegistry();
      expect(restarted.app.get(CatalogueHolder).current().version).toBe(body['version']);
      await restarted.close();
    });
  });
});
