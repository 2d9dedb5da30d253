import { type BeforeApplicationShutdown, Body, Controller, Get, Inject, Module, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import { IsInt } from 'class-validator';
import { AuthModule, Policy, Public } from '@askonce/auth';
import { readConfig } from '@askonce/config';
import { Health } from '@askonce/observability';
import { TestIssuer } from '@askonce/testing';
import {
  describeApi,
  type RunningService,
  type ServiceConfig,
  type ServiceDefinition,
  serviceSettings,
  startService,
} from './index';

class Thing {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  n!: number;
}

@Controller('things')
class ThingsController {
  @Post()
  @Policy({ roles: ['agency'] })
  @ApiOkResponse({ type: Thing })
  create(@Body() thing: Thing): Thing {
    return { n: thing.n };
  }

  @Get('broken')
  @Public()
  broken(): never {
    throw new TypeError('a secret');
  }
}

/** A call that takes until the service stops, and then a little longer than the stopping itself. */
class LongCall implements BeforeApplicationShutdown {
  readonly underWay = Promise.withResolvers<undefined>();
  private readonly over = Promise.withResolvers<undefined>();

  async take(): Promise<string> {
    this.underWay.resolve(undefined);
    await this.over.promise;
    return 'over';
  }

  beforeApplicationShutdown(): void {
    setTimeout(() => {
      this.over.resolve(undefined);
    }, 50);
  }
}

@Controller('long')
class LongController {
  constructor(@Inject(LongCall) private readonly call: LongCall) {}

  @Get()
  @Public()
  long(): Promise<string> {
    return this.call.take();
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

describe('a service', () => {
  let issuer: TestIssuer;
  let service: RunningService;
  let token: string;
  const env = () => ({
    DATABASE_URL: 'postgres://u:p@127.0.0.1:1/d',
    KAFKA_BROKERS: '127.0.0.1:1',
    ASKONCE_PUBLIC_URL: 'http://things.test',
    ASKONCE_ISSUERS: issuer.issuer,
    ASKONCE_LOG_LEVEL: 'silent',
    ASKONCE_RATE_LIMIT: '40',
  });
  beforeAll(async () => {
    issuer = await TestIssuer.start();
    service = await startService(definition, env());
    token = await issuer.token({ roles: ['agency'], agency: 'housing', clientId: 'housing-backend' });
  });
  afterAll(async () => {
    await service.close();
    await issuer.stop();
  });

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${service.url}/things`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    });

  it.each([
    ['what is no JSON', '{', {}, 400, 'malformed-request'],
    ['a wrong type', '{"n":"1"}', {}, 422, 'invalid-request'],
    ['a field that is not declared', '{"n":1,"m":2}', {}, 422, 'invalid-request'],
    ['too large a body', `{"n":${'1'.repeat(300_000)}}`, {}, 413, 'body-too-large'],
    ['another media type', '<n>1</n>', { 'content-type': 'application/xml' }, 415, 'unsupported-media-type'],
    ['no token', '{"n":1}', { authorization: '' }, 401, 'unauthenticated'],
  ])('answers %s with a problem', async (_title, body, headers, status, slug) => {
    const answer = await post(body, headers);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await answer.json()).toMatchObject({ type: `urn:askonce:problem:${slug}`, status, instance: '/things' });
  });

  it('points to what is wrong, without its value', async () => {
    const text = await (await post('{"n":"planted","m":"planted"}')).text();
    expect(JSON.parse(text)).toMatchObject({ errors: [{ pointer: '/m' }, { pointer: '/n' }] });
    expect(text).not.toContain('planted');
  });

  it('says nothing of its own mistakes but a trace to find them by', async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const answer = await fetch(`${service.url}/things/broken`, { headers: { traceparent } });
    const body = (await answer.json()) as { traceId: string };
    expect([answer.status, body.traceId]).toEqual([500, 'a'.repeat(32)]);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('answers unknown addresses with a problem', async () => {
    const answer = await fetch(`${service.url}/nowhere?identifier=planted`);
    const text = await answer.text();
    expect([answer.status, text.includes('planted')]).toEqual([404, false]);
  });

  it('describes itself in OpenAPI 3.1, with the problems that any operation may answer', async () => {
    const document = (await (await fetch(`${service.url}/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, { post: { responses: Record<string, unknown> } }>;
    };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(['/things', '/things/broken']);
    expect(Object.keys(document.paths['/things']!.post.responses)).toEqual(
      expect.arrayContaining(['401', '429', '503']),
    );
  });

  it('describes itself in the same way without being started', async () => {
    const published: unknown = await (await fetch(`${service.url}/openapi.json`)).json();
    expect(JSON.parse(JSON.stringify(await describeApi(definition, env())))).toEqual(published);
  });

  it('is ready as long as its parts are, and tells its metrics on another port', async () => {
    const ready = async () => (await fetch(`${service.url}/health/ready`)).status;
    expect(await ready()).toBe(200);
    service.app.get(Health).addCheck('part', () => Promise.resolve({ ok: false, detail: 'away' }));
    expect(await ready()).toBe(503);
    expect((await fetch(`${service.url}/metrics`)).status).toBe(404);
    expect(await (await fetch(service.metricsUrl)).text()).toContain('askonce_http_request_seconds');
  });

  it('slows a client down, and says for how long', async () => {
    const busy = await issuer.token({ roles: ['agency'], agency: 'tax', clientId: 'tax-backend' });
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => post('{"n":1}', { authorization: `Bearer ${busy}` })),
    );
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(refused?.headers.get('ratelimit-limit')).toBe('40');
    expect(await refused?.json()).toMatchObject({ type: 'urn:askonce:problem:too-many-requests' });
    expect((await post('{"n":1}')).status).toBe(201);
  });

  it('stops once the calls under way are answered, though their callers would keep the connections', async () => {
    const withLongCalls = {
      ...definition,
      module: (config: ServiceConfig) => ({
        ...definition.module(config),
        controllers: [LongController],
        providers: [LongCall],
      }),
    };
    const stopping = await startService(withLongCalls, env());
    const answer = fetch(`${stopping.url}/long`);
    await stopping.app.get(LongCall).underWay.promise;
    await stopping.close();
    expect(await (await answer).text()).toBe('over');
  });

  it('does not start with a route that nobody declared a policy for', async () => {
    @Controller('open')
    class OpenController {
      @Get()
      open(): string {
        return 'open';
      }
    }
    const open = {
      ...definition,
      module: (config: ServiceConfig) => ({ ...definition.module(config), controllers: [OpenController] }),
    };
    await expect(startService(open, env())).rejects.toThrow('OpenController.open');
  });
});
