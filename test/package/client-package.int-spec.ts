import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { Webhook } from 'standardwebhooks';
import { anOpening, ReceiptLog } from '../../libs/client/src/receipt-log.fixture';
import { PackedLibrary } from './packed-library';

let library: PackedLibrary;

beforeAll(async () => {
  library = await PackedLibrary.install('client', { packages: ['jose', 'canonicalize'], libraries: ['tlog'] });
}, 60_000);
afterAll(() => library.remove());

PackedLibrary.itStandsAlone(() => library);

describe('a small program of an agency', () => {
  const content = Buffer.from('%PDF-1.7');
  const receipts = ReceiptLog.of(anOpening());
  let server: Server;
  let asked: { keys: unknown[]; tokens: number };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { status, headers, body } = answer(
        `${request.method ?? ''} ${request.url?.split('?')[0] ?? ''}`,
        request.headers,
      );
      request.resume();
      response.writeHead(status, headers).end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  function answer(route: string, headers: NodeJS.Dict<unknown>) {
    const json = (status: number, body: object, type = 'application/json') => ({
      status,
      headers: { 'content-type': type },
      body: JSON.stringify(body),
    });
    switch (route) {
      case 'POST /token':
        asked.tokens += 1;
        return json(200, { access_token: 't', expires_in: 600 });
      case 'POST /v1/evidence-requests':
        asked.keys.push(headers['idempotency-key']);
        return asked.keys.length === 1 ? json(503, {}) : json(201, { id: 'r1', status: 'asking' });
      case 'GET /v1/evidence-requests/r1':
        return json(200, { id: 'r1', status: 'released' });
      case 'GET /v1/evidence-requests/r1/evidence/birth-certificate': {
        const digest = `sha-256=:${createHash('sha256').update(content).digest('base64')}:`;
        return { status: 200, headers: { 'content-type': 'application/pdf', 'repr-digest': digest }, body: content };
      }
      default:
        return json(
          409,
          { type: 'urn:askonce:problem:request-ended', detail: 'It has ended.' },
          'application/problem+json',
        );
    }
  }

  it('is checked by the types of the package, as ES module and as CommonJS, and so are the examples to read', async () => {
    await library.compile('client-consumer.mts');
  }, 60_000);

  it.each(['out/consumer.mjs', 'out/consumer.cjs'])('runs as %s', async (program) => {
    asked = { keys: [], tokens: 0 };
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const given = JSON.stringify({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      privateKeyJwk: await exportJWK(privateKey),
      webhook: { secret, ...message(secret) },
      kept: { receipt: JSON.stringify(await receipts.receipt(0)), verifierKey: receipts.verifierKey },
    });
    const { stdout, stderr } = await library.run(process.execPath, program, given);
    expect([JSON.parse(stdout), stderr]).toEqual([
      {
        mediaType: 'application/pdf',
        digest: createHash('sha256').update(content).digest('hex'),
        denied: 'It has ended.',
        delivered: 'release-1',
        shown: 'What happened: evidence released',
        refused: 'note_unsigned',
      },
      '',
    ]);
    expect(asked).toEqual({ keys: ['case-1', 'case-1'], tokens: 1 });
  });

  function message(secret: string) {
    const data = {
      releaseId: 'release-1',
      requestId: 'r1',
      evidenceType: 'birth-certificate',
      mediaType: 'application/pdf',
      digest: `sha-256=:${createHash('sha256').update(content).digest('base64')}:`,
      subject: 'pseudonym',
      content: content.toString('base64'),
    };
    const body = JSON.stringify({ type: 'evidence.released', data });
    const at = new Date();
    const headers = {
      'webhook-id': 'release-1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign('release-1', at, body),
    };
    return { body, headers };
  }
});
