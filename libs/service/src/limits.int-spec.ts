import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { AuthModule, Policy, Public } from '@askonce/auth';
import { readConfig } from '@askonce/config';
import { TestIssuer } from '@askonce/testing';
import { Transfer } from './call-kind';
import {
  type RunningService,
  type ServiceConfig,
  type ServiceDefinition,
  serviceSettings,
  startService,
} from './index';

/** Keeps handlers at work until it opens, and tells how many it keeps. */
class Gate {
  private readonly waiting: (() => void)[] = [];
  private readonly arrivals: { at: number; seen: () => void }[] = [];

  async pass(): Promise<string> {
    const opened = new Promise<void>((resolve) => this.waiting.push(resolve));
    for (const { at, seen } of this.arrivals) if (this.waiting.length >= at) seen();
    await opened;
    return 'passed';
  }

  async keeps(count: number): Promise<void> {
    if (this.waiting.length >= count) return;
    await new Promise<void>((seen) => this.arrivals.push({ at: count, seen }));
  }

  open(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

type Call = Omit<RequestInit, 'headers'> & { readonly token?: string; readonly headers?: Record<string, string> };

const gate = new Gate();

@Controller('things')
class ThingsController {
  @Get()
  @Public()
  list(): string {
    return 'things';
  }

  @Get('mine')
  @Policy({ roles: ['agency'] })
  mine(): string {
    return 'mine';
  }

  @Get('slow')
  @Policy({ roles: ['agency'] })
  slow(): Promise<string> {
    return gate.pass();
  }

  @Post('content')
  @Transfer()
  @Policy({ roles: ['agency'] })
  content(): Promise<string> {
    return gate.pass();
  }
}

@Module({})
class ThingsModule {}

const definition: ServiceDefinition<ServiceConfig> = {
  name: 'things',
  api: { title: 'Things', description: 'For a spec.' },
  readConfig: (env) => readConfig(env, serviceSettings),
  module: ({ issuers, audience }) => ({
    module: ThingsModule,
    imports: [AuthModule.forRoot({ issuers, audience })],
    controllers: [ThingsController],
  }),
};

describe('limits', () => {
  let issuer: TestIssuer;
  let service: RunningService;

  const start = async (limits: NodeJS.ProcessEnv) => {
    service = await startService(definition, {
      DATABASE_URL: 'postgres://u:p@127.0.0.1:1/d',
      KAFKA_BROKERS: '127.0.0.1:1',
      ASKONCE_PUBLIC_URL: 'http://things.test',
      ASKONCE_ISSUERS: issuer.issuer,
      ASKONCE_LOG_LEVEL: 'silent',
      ...limits,
    });
  };
  const tokenOf = (agency: string) => issuer.token({ roles: ['agency'], agency, clientId: `${agency}-backend` });
  const call = (path: string, { token, headers, ...init }: Call = {}) =>
    fetch(`${service.url}${path}`, {
      ...init,
      headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
    });
  const refusalOf = async (answer: Response) => {
    const { type, detail } = (await answer.json()) as { type: string; detail: string };
    return { status: answer.status, type, detail, retryAfter: answer.headers.get('retry-after') };
  };

  beforeAll(async () => {
    issuer = await TestIssuer.start();
  });
  afterAll(() => issuer.stop());
  afterEach(async () => {
    gate.open();
    await service.close();
  });

  describe('calls per minute', () => {
    it('are told in every answer, in the words of the draft and of its older versions', async () => {
      await start({ ASKONCE_RATE_LIMIT: '100' });
      const token = await tokenOf('housing');
      const answers = [
        await call('/things/mine', { token }),
        await call('/things/mine'),
        await call('/nowhere'),
        await call('/openapi.json'),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 200]);
      const told = answers.map(({ headers }) => [headers.get('ratelimit-limit'), headers.get('ratelimit-remaining')]);
      expect(told).toEqual([
        ['100', '99'],
        ['100', '99'],
        ['100', '98'],
        ['100', '97'],
      ]);
      expect(answers[0]?.headers.get('ratelimit')).toMatch(/^"minute";r=99;t=\d+$/);
      expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"minute";q=100;w=60');
    });

    it('of strangers are counted by address, whatever they call; of clients, by client', async () => {
      await start({ ASKONCE_RATE_LIMIT: '3' });
      const housing = await tokenOf('housing');
      expect((await call('/things/mine', { token: housing })).status).toBe(200);
      await Promise.all([call('/things'), call('/nowhere'), call('/things/mine', { token: 'a.b.c' })]);
      for (const path of ['/things', '/nowhere', '/things/mine', '/openapi.json']) {
        expect(await refusalOf(await call(path))).toMatchObject({
          status: 429,
          type: 'urn:askonce:problem:too-many-requests',
          retryAfter: expect.stringMatching(/^\d+$/) as string,
        });
      }
      expect((await call('/things/mine', { token: housing })).status).toBe(200);
      expect((await call('/health/live')).status).toBe(200);
    });

    it('once used up by strangers, no token of their address is verified that is not known yet', async () => {
      await start({ ASKONCE_RATE_LIMIT: '2' });
      const [housing, tax] = [await tokenOf('housing'), await tokenOf('tax')];
      await call('/things/mine', { token: housing });
      await Promise.all([call('/things'), call('/things')]);
      const answers = [await call('/things/mine', { token: tax }), await call('/things/mine', { token: housing })];
      expect(answers.map(({ status }) => status)).toEqual([429, 200]);
    });

    it.each([
      ['of strangers behind a proxy that is trusted are counted by the address that it names', '127.0.0.0/8', 200],
      ['of strangers who name an address themselves are counted by their own', '192.0.2.0/24', 429],
    ])('%s', async (_title, trusted, status) => {
      await start({ ASKONCE_RATE_LIMIT: '1', ASKONCE_TRUSTED_PROXIES: trusted });
      const from = (address: string) => call('/things', { headers: { 'x-forwarded-for': address } });
      expect((await from('192.0.2.1')).status).toBe(200);
      expect((await from('192.0.2.2')).status).toBe(status);
      expect((await from('192.0.2.1')).status).toBe(429);
    });
  });

  describe('at the same time', () => {
    const few = { ASKONCE_CALLS_AT_ONCE: '2', ASKONCE_WAITS_AT_ONCE: '2', ASKONCE_TRANSFERS_AT_ONCE: '2' };

    it.each([
      ['calls', '/things/slow', 'GET', '1'],
      ['calls that wait for a change (wait=)', '/things/slow?wait=30', 'GET', '30'],
      ['uploads and downloads', '/things/content', 'POST', '10'],
    ])('one client may have so many %s, and others as many of their own', async (what, path, method, retryAfter) => {
      await start(few);
      const [housing, tax] = [await tokenOf('housing'), await tokenOf('tax')];
      const open = [1, 2].map(() => call(path, { method, token: housing }));
      await gate.keeps(2);
      const refused = await refusalOf(await call(path, { method, token: housing }));
      expect(refused).toMatchObject({ status: 429, type: 'urn:askonce:problem:too-many-at-once', retryAfter });
      expect(refused.detail).toContain(`As many ${what} of yours`);
      open.push(call(path, { method, token: tax }));
      await gate.keeps(3);
      gate.open();
      const status = method === 'POST' ? 201 : 200;
      expect((await Promise.all(open)).map((answer) => answer.status)).toEqual([status, status, status]);
      expect((await call('/things/mine', { token: housing })).status).toBe(200);
    });

    it('long ones leave room for others of the same client', async () => {
      await start(few);
      const token = await tokenOf('housing');
      const open = [1, 2].map(() => call('/things/slow?wait=30', { token }));
      await gate.keeps(2);
      expect((await call('/things/mine', { token })).status).toBe(200);
      expect((await call('/things/mine?wait=0', { token })).status).toBe(200);
      gate.open();
      await Promise.all(open);
    });

    it('whoever hangs up occupies the service until its handler has ended', async () => {
      await start(few);
      const token = await tokenOf('housing');
      const leaving = new AbortController();
      const open = [1, 2].map(() => call('/things/slow?wait=30', { token, signal: leaving.signal }));
      await gate.keeps(2);
      leaving.abort();
      await Promise.allSettled(open);
      expect((await call('/things/slow?wait=30', { token })).status).toBe(429);
      gate.open();
      expect((await call('/things/mine?wait=30', { token })).status).toBe(200);
    });

    it('everybody together may have so many; health is told all the same', async () => {
      await start({ ASKONCE_REQUESTS_AT_ONCE: '2' });
      const tokens = await Promise.all(['housing', 'tax', 'school'].map(tokenOf));
      const open = tokens.slice(0, 2).map((token) => call('/things/slow', { token }));
      await gate.keeps(2);
      const refused = await refusalOf(await call('/things/mine', { token: tokens[2]! }));
      expect(refused).toMatchObject({ status: 503, type: 'urn:askonce:problem:overloaded', retryAfter: '1' });
      expect((await call('/health/ready')).status).toBe(200);
      gate.open();
      await Promise.all(open);
      expect((await call('/things/mine', { token: tokens[2]! })).status).toBe(200);
      const metrics = await (await fetch(service.metricsUrl)).text();
      expect(metrics).toMatch(/askonce_http_refused_total\{problem="overloaded",service="things"\} 1/);
    });
  });

  describe('of a connection', () => {
    /** Everything that comes back for these bytes until the service closes the connection. */
    const exchange = async (bytes: string) => {
      const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
      await once(socket, 'connect');
      socket.write(bytes);
      return text(socket);
    };

    it.each([
      [
        'too large headers',
        `GET /things HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(17_000)}\r\n\r\n`,
        431,
        'headers-too-large',
      ],
      ['what is no HTTP', 'HELLO\r\n\r\n', 400, 'malformed-request'],
    ])('refuse %s with a problem', async (_title, bytes, status, slug) => {
      await start({});
      const answer = await exchange(bytes);
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} .*\r\nContent-Type: application/problem\\+json`));
      expect(answer).toContain(`urn:askonce:problem:${slug}`);
    });

    it('bound the time that headers and a whole request may take, and how many headers are looked at', async () => {
      await start({});
      const { headersTimeout, requestTimeout, timeout, maxHeadersCount } = service.app.getHttpServer();
      expect({ headersTimeout, requestTimeout, timeout, maxHeadersCount }).toEqual({
        headersTimeout: 20_000,
        requestTimeout: 120_000,
        timeout: 60_000,
        maxHeadersCount: 100,
      });
    });

    it('end a body that comes too slowly, with a problem', async () => {
      await start({});
      Object.assign(service.app.getHttpServer(), { requestTimeout: 50, headersTimeout: 50 });
      const answer = await exchange(
        'POST /things/content HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"n":',
      );
      expect(answer).toMatch(/^HTTP\/1.1 408 /);
      expect(answer).toContain('urn:askonce:problem:request-too-slow');
    });
  });
});
