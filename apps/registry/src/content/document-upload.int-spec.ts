import 'reflect-metadata';
import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import multipart from '@fastify/multipart';
import { Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Forbidden, ProblemFilter, type ProblemBody } from '@askonce/problems';
import { ContentInspection, MAX_DOCUMENT_BYTES } from './content-inspection';
import { DocumentUpload, type UploadedDocument } from './document-upload';

@Controller()
class UploadController {
  @Post('documents')
  async take(@DocumentUpload() upload: UploadedDocument): Promise<object> {
    let size = 0;
    for await (const file of upload.files) {
      for await (const chunk of new ContentInspection().through(file)) size += chunk.length;
    }
    return { metadata: upload.metadata, size };
  }

  /** Refuses by what the metadata says, with the content unread. */
  @Post('refusals')
  refuse(@DocumentUpload() _upload: UploadedDocument): void {
    throw new Forbidden();
  }
}

@Module({ controllers: [UploadController] })
class UploadModule {}

const part = (headers: string, body: Buffer | string): Buffer =>
  Buffer.concat([Buffer.from(`--limit\r\n${headers}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')]);
const named = (name: string, more = ''): string => `Content-Disposition: form-data; name="${name}"${more}`;
const METADATA = part(`${named('metadata')}\r\nContent-Type: application/json`, '{"channel":"portal"}');
const CONTENT = part(`${named('content', '; filename="a.pdf"')}\r\nContent-Type: application/pdf`, '%PDF-1.7');
const END = Buffer.from('--limit--\r\n');
const form = (...parts: readonly Buffer[]): Buffer => Buffer.concat([...parts, END]);
const metadata = (text: string): Buffer => part(named('metadata'), text);
const content = (bytes: Buffer | string): Buffer => part(named('content'), bytes);

interface Answer {
  readonly status: number;
  readonly body: ProblemBody;
}

describe('an uploaded document', () => {
  let app: NestFastifyApplication;
  let port: number;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(UploadModule, new FastifyAdapter(), { logger: false });
    await app.register(multipart, { throwFileSizeLimit: false });
    const silent = { error: () => undefined, info: () => undefined };
    app.useGlobalFilters(new ProblemFilter(silent, () => undefined));
    await app.listen(0, '127.0.0.1');
    port = Number(new URL(await app.getUrl()).port);
  });

  afterAll(async () => {
    agent.destroy();
    await app.close();
  });

  function send(
    path: string,
    body: Buffer,
    headers: object = { 'content-type': 'multipart/form-data; boundary=limit' },
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const options = { port, path, method: 'POST', agent, headers: { ...headers, 'content-length': body.length } };
      const request = httpRequest(options, (response) => {
        buffer(response).then((bytes) => {
          resolve({ status: response.statusCode!, body: JSON.parse(bytes.toString()) as ProblemBody });
        }, reject);
      });
      request.once('error', reject).end(body);
    });
  }

  it.each([
    ['with types and file names', form(METADATA, CONTENT)],
    [
      'with metadata as a file, as a browser sends a Blob',
      form(
        part(`${named('metadata', '; filename="blob"')}\r\nContent-Type: application/json`, '{"channel":"portal"}'),
        CONTENT,
      ),
    ],
    ['without any', form(metadata('{"channel":"portal"}'), content('%PDF-1.7'))],
    [
      'behind a preamble and before an epilogue',
      Buffer.concat([Buffer.from('hello\r\n'), form(METADATA, CONTENT), END]),
    ],
  ])('is read %s', async (_, body) => {
    expect(await send('/documents', body)).toEqual({
      status: 201,
      body: { metadata: { channel: 'portal' }, size: 8 },
    });
  });

  it('may be of several files, which come one after the other', async () => {
    const several = form(METADATA, CONTENT, CONTENT, content('%PDF-1.7 '));
    expect(await send('/documents', several)).toMatchObject({ status: 201, body: { size: 25 } });
  });

  const large = Buffer.alloc(MAX_DOCUMENT_BYTES + 1, '%PDF-1.7');

  it.each<[string, Buffer, number, string, string | undefined]>([
    ['without any part', END, 400, 'malformed-request', '/metadata'],
    ['without a body', Buffer.alloc(0), 400, 'malformed-request', '/metadata'],
    ['without metadata', form(CONTENT), 400, 'malformed-request', '/metadata'],
    ['without content', form(METADATA), 400, 'malformed-request', '/content'],
    ['with content before metadata', form(CONTENT, METADATA), 400, 'malformed-request', '/metadata'],
    ['with metadata twice', form(METADATA, METADATA, CONTENT), 400, 'malformed-request', '/content'],
    ['with metadata behind', form(METADATA, CONTENT, METADATA), 400, 'malformed-request', '/content'],
    ['with an unknown part', form(METADATA, CONTENT, part(named('more'), 'x')), 400, 'malformed-request', '/content'],
    [
      'with a part without a name',
      form(part('Content-Disposition: form-data', '{}'), CONTENT),
      400,
      'malformed-request',
      '/metadata',
    ],
    [
      'with a part called __proto__',
      form(part(named('__proto__'), '{}'), METADATA),
      400,
      'malformed-request',
      undefined,
    ],
    ['with metadata that is no JSON', form(metadata('{"a":'), CONTENT), 400, 'malformed-request', '/metadata'],
    ['with metadata that is no object', form(metadata('[1]'), CONTENT), 400, 'malformed-request', '/metadata'],
    ['with metadata that is null', form(metadata('null'), CONTENT), 400, 'malformed-request', '/metadata'],
    ['with empty metadata', form(metadata(''), CONTENT), 400, 'malformed-request', '/metadata'],
    [
      'with too much metadata',
      form(metadata(`{"a":"${'x'.repeat(17_000)}"}`), CONTENT),
      400,
      'malformed-request',
      '/metadata',
    ],
    ['cut off in the metadata', METADATA.subarray(0, -9), 400, 'malformed-request', undefined],
    ['cut off in a header', Buffer.concat([METADATA, CONTENT.subarray(0, 30)]), 400, 'malformed-request', undefined],
    ['cut off in the content', Buffer.concat([METADATA, CONTENT.subarray(0, -4)]), 400, 'malformed-request', undefined],
    ['without its end', Buffer.concat([METADATA, CONTENT]), 400, 'malformed-request', undefined],
    ['of noise', Buffer.alloc(100_000, 'noise '), 400, 'malformed-request', undefined],
    ['with empty content', form(METADATA, content('')), 422, 'document-empty', '/content'],
    [
      'with content of another type',
      form(METADATA, content('MZ is a program')),
      415,
      'unsupported-media-type',
      '/content',
    ],
    ['with a byte too much', form(METADATA, content(large)), 413, 'document-too-large', '/content'],
    ['with far too much', form(METADATA, content(Buffer.concat([large, large]))), 413, 'document-too-large', undefined],
  ])('is refused %s, and the connection goes on', async (_, body, status, slug, pointer) => {
    const answer = await send('/documents', body);
    expect([answer.status, answer.body.type]).toEqual([status, `urn:askonce:problem:${slug}`]);
    expect(answer.body.errors?.[0]?.pointer).toBe(pointer);
    expect(await send('/documents', form(METADATA, CONTENT))).toMatchObject({ status: 201 });
  });

  it.each([
    ['JSON', 'application/json', 415],
    ['another kind of multipart', 'multipart/mixed; boundary=limit', 415],
    ['multipart without a boundary', 'multipart/form-data', 400],
    ['multipart with another boundary', 'multipart/form-data; boundary=other', 400],
  ])('is refused as %s', async (_, type, status) => {
    const body = type === 'application/json' ? Buffer.from('{}') : form(METADATA, CONTENT);
    expect(await send('/documents', body, { 'content-type': type })).toMatchObject({ status });
    expect(await send('/documents', form(METADATA, CONTENT))).toMatchObject({ status: 201 });
  });

  it('that is refused unread does not block the next request on its connection', async () => {
    const pdf = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(19 * 1024 * 1024)]);
    for (const size of [10, 200_000, pdf.length]) {
      expect(await send('/refusals', form(METADATA, content(pdf.subarray(0, size))))).toMatchObject({ status: 403 });
      expect(await send('/documents', form(METADATA, CONTENT))).toMatchObject({ status: 201 });
    }
  });

  it('whose sender goes away leaves the service as it was', async () => {
    await new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        const head = 'POST /documents HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=limit\r\n';
        const body = Buffer.concat([METADATA, CONTENT.subarray(0, -4)]);
        socket.write(Buffer.concat([Buffer.from(`${head}Content-Length: 5000\r\n\r\n`), body]), () => {
          socket.destroy();
        });
      });
      socket.once('close', () => {
        resolve();
      });
      socket.once('error', reject);
    });
    expect(await send('/documents', form(METADATA, CONTENT))).toMatchObject({ status: 201 });
  });
});
