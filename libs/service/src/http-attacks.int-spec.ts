import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { AuthModule, Public } from '@askonce/auth';
import { readConfig } from '@askonce/config';
import {
  type RunningService,
  type ServiceConfig,
  type ServiceDefinition,
  serviceSettings,
  startService,
} from './index';

class Note {
  @ApiProperty()
  @IsString()
  text!: string;
}

const reached: string[] = [];

@Controller('notes')
class NotesController {
  @Post()
  @Public()
  write(@Body() note: Note): string {
    reached.push(`write ${note.text}`);
    return 'written';
  }

  @Get()
  @Public()
  read(): string {
    reached.push('read');
    return 'read';
  }

  @Get('smuggled')
  @Public()
  smuggled(): string {
    reached.push('smuggled');
    return 'smuggled';
  }
}

@Module({})
class NotesModule {}

const definition: ServiceDefinition<ServiceConfig> = {
  name: 'notes',
  api: { title: 'Notes', description: 'For a spec.' },
  readConfig: (env) => readConfig(env, serviceSettings),
  module: ({ issuers, audience }) => ({
    module: NotesModule,
    imports: [AuthModule.forRoot({ issuers, audience })],
    controllers: [NotesController],
  }),
};

const INSIDE = 'GET /notes/smuggled HTTP/1.1\r\nHost: a\r\n\r\n';
const JSON_BODY = '{"text":"a"}';
const CHUNKED = `c\r\n${JSON_BODY}\r\n0\r\n\r\n`;
const post = (headers: string, body: string) =>
  `POST /notes HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${headers}\r\n\r\n${body}`;

describe('attacks by HTTP itself', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService(definition, {
      DATABASE_URL: 'postgres://u:p@127.0.0.1:1/d',
      KAFKA_BROKERS: '127.0.0.1:1',
      ASKONCE_PUBLIC_URL: 'http://notes.test',
      ASKONCE_ISSUERS: 'http://127.0.0.1:1',
      ASKONCE_LOG_LEVEL: 'silent',
    });
  });
  afterAll(() => service.close());
  beforeEach(() => reached.splice(0));

  /** The statuses of everything that comes back for these bytes until the connection ends, which we end last. */
  const exchange = async (bytes: string | Buffer): Promise<{ statuses: number[]; answer: string }> => {
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.end(bytes);
    const answer = await text(socket);
    return { statuses: [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)), answer };
  };

  it('would answer two sound requests on one connection', async () => {
    const { statuses } = await exchange(post(`Content-Length: ${JSON_BODY.length}`, JSON_BODY) + INSIDE);
    expect([statuses, reached]).toEqual([
      [201, 200],
      ['write a', 'smuggled'],
    ]);
  });

  it.each<[string, string]>([
    ['a length and chunks', post('Content-Length: 4\r\nTransfer-Encoding: chunked', `${CHUNKED}${INSIDE}`)],
    ['chunks and a length', post('Transfer-Encoding: chunked\r\nContent-Length: 60', `0\r\n\r\n${INSIDE}`)],
    ['two lengths', post(`Content-Length: ${JSON_BODY.length}\r\nContent-Length: 99`, JSON_BODY + INSIDE)],
    ['the same length twice', post('Content-Length: 12\r\nContent-Length: 12', JSON_BODY + INSIDE)],
    ['a list of lengths', post('Content-Length: 12, 12', JSON_BODY + INSIDE)],
    ['a signed length', post('Content-Length: +12', JSON_BODY + INSIDE)],
    ['a length below nothing', post('Content-Length: -1', JSON_BODY + INSIDE)],
    ['a length in hex', post('Content-Length: 0xc', JSON_BODY + INSIDE)],
    ['an unknown coding', post('Transfer-Encoding: xchunked', CHUNKED + INSIDE)],
    ['a coding after chunked', post('Transfer-Encoding: chunked, identity', CHUNKED + INSIDE)],
    ['two codings that differ', post('Transfer-Encoding: chunked\r\nTransfer-Encoding: cow', CHUNKED + INSIDE)],
    ['a space before the colon', post('Transfer-Encoding : chunked', CHUNKED + INSIDE)],
    ['a folded header', post('X-Note: a\r\n Transfer-Encoding: chunked', CHUNKED + INSIDE)],
    ['a bare line feed in a header', post('X-Note: a\nTransfer-Encoding: chunked', CHUNKED + INSIDE)],
    ['a bare carriage return in a header', post('X-Note: a\rTransfer-Encoding: chunked', CHUNKED + INSIDE)],
    ['NUL in a header', post('X-Note: a\u0000b\r\nContent-Length: 12', JSON_BODY + INSIDE)],
    ['a chunk of no size', post('Transfer-Encoding: chunked', `x\r\n${JSON_BODY}\r\n0\r\n\r\n${INSIDE}`)],
    ['a chunk larger than can be', post('Transfer-Encoding: chunked', `fffffffffffffffff\r\n${JSON_BODY}${INSIDE}`)],
    [
      'a chunk that is longer than it says',
      post('Transfer-Encoding: chunked', `5\r\n${JSON_BODY}\r\n0\r\n\r\n${INSIDE}`),
    ],
    ['bare line feeds around chunks', post('Transfer-Encoding: chunked', CHUNKED.replaceAll('\r\n', '\n') + INSIDE)],
    ['another version', `GET /notes HTTP/9.9\r\nHost: a\r\n\r\n${INSIDE}`],
    ['no host', 'GET /notes HTTP/1.1\r\n\r\n'],
    ['a line break in the address', `GET /notes\r\nX: y HTTP/1.1\r\nHost: a\r\n\r\n${INSIDE}`],
    ['the beginning of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ])('%s: one refusal, and the connection ends', async (_title, bytes) => {
    const { statuses } = await exchange(bytes);
    expect([statuses, reached.filter((what) => what === 'smuggled')]).toEqual([[expect.any(Number)], []]);
    expect(statuses[0]).toBeGreaterThanOrEqual(400);
    expect(statuses[0]).toBeLessThan(500);
  });

  it('what stands in the body of a GET is no request', async () => {
    const { statuses } = await exchange(
      `GET /notes HTTP/1.1\r\nHost: a\r\nContent-Length: ${INSIDE.length}\r\n\r\n${INSIDE}`,
    );
    expect([statuses.length, reached.includes('smuggled')]).toEqual([1, false]);
  });

  it('an expectation that nobody can meet is refused', async () => {
    const { statuses } = await exchange(post(`Expect: a-miracle\r\nContent-Length: 12`, JSON_BODY));
    expect(statuses).toEqual([417]);
  });

  it.each(['TRACE', 'CONNECT', 'PROPFIND'])('%s leads nowhere, and what was sent is not sent back', async (method) => {
    const { statuses, answer } = await exchange(`${method} /notes HTTP/1.1\r\nHost: a\r\nX-Planted: planted\r\n\r\n`);
    expect([statuses.every((status) => status >= 400), answer.includes('planted'), reached]).toEqual([true, false, []]);
  });

  it('no connection becomes another protocol', async () => {
    const { statuses } = await exchange(
      'GET /notes HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: YQ==\r\n\r\n',
    );
    expect(statuses).not.toContain(101);
  });

  it('nothing is decompressed: a bomb stays as small as it came', async () => {
    const bomb = gzipSync(JSON.stringify({ text: 'x'.repeat(5_000_000) }));
    const head = post(`Content-Encoding: gzip\r\nContent-Length: ${bomb.length}`, '');
    const { statuses } = await exchange(Buffer.concat([Buffer.from(head), bomb]));
    expect([statuses, reached]).toEqual([[400], []]);
  });

  it.each([
    '/../../../../etc/passwd',
    '/notes/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/..%5c..%5cetc%5cpasswd',
    '/%c0%ae%c0%ae/etc/passwd',
    '//etc/passwd',
    '/notes%00.json',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
  ])('%s leads nowhere', async (target) => {
    const { statuses, answer } = await exchange(`GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`);
    expect([400, 404]).toContain(statuses[0]);
    expect(answer).not.toContain('root:');
  });

  it.each([
    ['the first line', 'GET /no', 'tes'],
    ['headers, one after another', 'GET /notes HTTP/1.1\r\nHost: a\r\n', 'X-B: c\r\n'],
  ])('whoever never ends %s is hung up on', async (_title, beginning, further) => {
    Object.assign(service.app.getHttpServer(), { headersTimeout: 50, requestTimeout: 50 });
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(beginning);
    const more = setInterval(() => socket.write(further), 20);
    try {
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
    } finally {
      clearInterval(more);
      socket.destroy();
    }
  });
});
