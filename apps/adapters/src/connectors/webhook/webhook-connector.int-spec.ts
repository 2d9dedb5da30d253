import { createHash, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { failureCode } from '../../testing/failures.fixture';
import { TestServer } from '../../testing/test-server.fixture';
import type { AgencyFailureCode } from '../agency-failure';
import type { Evidence } from '../connector';
import { WebhookConnector } from './webhook-connector';

const SECRET = `whsec_${randomBytes(32).toString('base64')}`;
const never = new AbortController().signal;

function anEvidence(content: Buffer, pieces = 65_536): Evidence {
  return {
    releaseId: '0193d9a4-0000-7000-8000-000000000003',
    requestId: '0193d9a4-0000-7000-8000-000000000001',
    evidenceType: 'birth-certificate',
    qualifier: '',
    mediaType: 'application/pdf',
    digest: `sha-256=:${createHash('sha256').update(content).digest('base64')}:`,
    size: content.length,
    subject: 'pseudonym "of" the person',
    async *content() {
      for (let at = 0; at < content.length; at += pieces)
        yield await Promise.resolve(content.subarray(at, at + pieces));
    },
  };
}

describe('the webhook connector', () => {
  let server: TestServer;
  let connector: WebhookConnector;

  beforeEach(async () => {
    server = await TestServer.start((_request, response) => void response.writeHead(204).end());
    connector = new WebhookConnector({ kind: 'webhook', url: `${server.url}/inbox` }, SECRET);
  });

  afterEach(() => server.stop());

  it.each([1, 2, 3, 100, 65_536, 65_537, 3_000_000])(
    'delivers %i bytes so that the Standard Webhooks library accepts them',
    async (size) => {
      const content = randomBytes(size);
      const evidence = anEvidence(content);
      await connector.deliver(evidence, never);
      const [received] = server.requests;
      const { releaseId, requestId, evidenceType, mediaType, digest, subject } = evidence;
      const data = { releaseId, requestId, evidenceType, mediaType, digest, subject };
      expect(new Webhook(SECRET).verify(received!.body, received!.headers as Record<string, string>)).toEqual({
        type: 'evidence.released',
        timestamp: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        data: { ...data, content: content.toString('base64') },
      });
      expect(received!.headers).toMatchObject({
        'webhook-id': releaseId,
        'content-type': 'application/json',
        'content-length': String(received!.body.length),
      });
    },
  );

  it('encodes pieces of any length as one', async () => {
    const content = randomBytes(10_000);
    for (const pieces of [1, 7, 64, 9_999]) await connector.deliver(anEvidence(content, pieces), never);
    const bodies = server.requests.map(
      ({ body }) => (JSON.parse(body.toString()) as { data: { content: string } }).data,
    );
    expect(bodies.map((data) => data.content)).toEqual(Array(4).fill(content.toString('base64')));
  });

  it('names the qualifier where there is one', async () => {
    await connector.deliver({ ...anEvidence(Buffer.from('x')), qualifier: '2026-05' }, never);
    expect(JSON.parse(server.requests[0]!.body.toString())).toMatchObject({ data: { qualifier: '2026-05' } });
  });

  it('sends nothing of a document that turns out not to be whole', async () => {
    const broken: Evidence = {
      ...anEvidence(Buffer.from('whole')),
      async *content() {
        yield await Promise.resolve(Buffer.from('wh'));
        throw new Error('the rest is missing');
      },
    };
    await expect(connector.deliver(broken, never)).rejects.toThrow('the rest is missing');
    expect(server.requests).toHaveLength(0);
  });

  it.each<[number, AgencyFailureCode]>([
    [302, 'unexpected_answer'],
    [400, 'unexpected_answer'],
    [401, 'access_refused'],
    [410, 'gone'],
    [429, 'overloaded'],
    [500, 'server_error'],
  ])('is not acknowledged by a %i', async (status, code) => {
    server.answer = (_request, response) => void response.writeHead(status, { location: server.url }).end();
    expect(await failureCode(connector.deliver(anEvidence(Buffer.from('x')), never))).toBe(code);
    expect(server.requests).toHaveLength(1);
  });

  it('fails when nobody is there', async () => {
    const { url } = server;
    await server.stop();
    const lost = new WebhookConnector({ kind: 'webhook', url }, SECRET);
    expect(await failureCode(lost.deliver(anEvidence(Buffer.from('x')), never))).toBe('unreachable');
    server = await TestServer.start();
  });

  it('stops when told to while the receiver is silent', async () => {
    server.answer = () => undefined;
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort(new Error('told to stop'));
    }, 50);
    await expect(connector.deliver(anEvidence(Buffer.from('x')), stop.signal)).rejects.toThrow('told to stop');
  });

  it.each(['', 'whsec_', 'whsec_c2hvcnQ=', randomBytes(32).toString('base64'), `whsec_${'!'.repeat(40)}`])(
    'does not begin without a proper secret (%#)',
    (secret) => {
      const begin = () => new WebhookConnector({ kind: 'webhook', url: server.url }, secret);
      expect(begin).toThrow('A webhook secret is whsec_ and 24 to 64 bytes in base64.');
    },
  );
});
