import { createHash, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { certificatePdf } from './certificate-pdf';
import { type CivilRegistry, startCivilRegistry } from './civil-registry';
import { type HousingInbox, startHousingInbox } from './housing-inbox';

const digestOf = (content: Buffer) => `sha-256=:${createHash('sha256').update(content).digest('base64')}:`;

describe('a certificate as PDF', () => {
  it('says where each of its objects begins', () => {
    const pdf = certificatePdf('Birth (certificate) \\', ['Zoë', '李']).toString('latin1');
    const xref = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]);
    expect(pdf.slice(xref, xref + 8)).toBe('xref\n0 6');
    const offsets = [...pdf.slice(xref).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
    expect(offsets.map((offset, index) => pdf.startsWith(`${index + 1} 0 obj`, offset))).toEqual(Array(5).fill(true));
    expect(pdf).toContain('(Birth \\(certificate\\) \\\\) Tj');
    expect(pdf).toContain('(Zo\xeb) Tj');
    const stream = /\/Length (\d+) >>\nstream\n([^]*)\nendstream/.exec(pdf);
    expect(stream?.[2]).toHaveLength(Number(stream?.[1]));
  });
});

describe("the civil registry's system", () => {
  let registry: CivilRegistry;
  const client = { clientId: 'askonce', clientSecret: 'secret:with&signs' };

  beforeAll(async () => {
    registry = await startCivilRegistry({ port: 0, ...client, unknown: ['00000000000'] });
  });
  afterAll(() => registry.stop());

  const tokenFor = async (clientSecret: string, grant = 'client_credentials') => {
    const credentials = [client.clientId, clientSecret].map(encodeURIComponent).join(':');
    const response = await fetch(registry.tokenEndpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
      body: new URLSearchParams({ grant_type: grant }),
    });
    return { status: response.status, ...((await response.json()) as { access_token?: string }) };
  };
  const query = async (body: unknown, token?: string) =>
    fetch(`${registry.url}/evidence-queries`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token ?? (await tokenFor(client.clientSecret)).access_token ?? ''}` },
      body: JSON.stringify(body),
    });
  const about = (identifier: string, evidenceType = 'residence-certificate', scheme = 'national:xx') => ({
    ...{ evidenceType, qualifier: '', subject: { scheme, identifier } },
  });

  it('gives tokens to its client only', async () => {
    expect(await tokenFor('wrong')).toMatchObject({ status: 401 });
    expect(await tokenFor(client.clientSecret, 'password')).toMatchObject({ status: 400 });
    expect(await tokenFor(client.clientSecret)).toMatchObject({ status: 200, token_type: 'Bearer', expires_in: 300 });
  });

  it('answers with a PDF and its digest', async () => {
    const response = await query(about('38001085718'));
    const content = Buffer.from(await response.arrayBuffer());
    expect(content.subarray(0, 5).toString()).toBe('%PDF-');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'repr-digest': digestOf(content),
      'askonce-issued-at': expect.stringMatching(/Z$/) as string,
    });
    expect(registry.issued()).toBe(1);
  });

  it('says as data too what stands in the population register', async () => {
    const response = await query(about('38001085718', 'population-extract'));
    const [, base64 = ''] = /^:(.*):$/.exec(response.headers.get('askonce-attributes') ?? '') ?? [];
    expect(JSON.parse(Buffer.from(base64, 'base64').toString())).toMatchObject({ dateOfBirth: '1985-04-12' });
  });

  it.each<[string, unknown, number]>([
    ['somebody it does not know', about('00000000000'), 404],
    ['another evidence type', about('38001085718', 'diploma'), 404],
    ['another scheme', about('38001085718', 'residence-certificate', 'eidas'), 404],
    ['nobody', { evidenceType: 'residence-certificate' }, 400],
    ['nothing at all', null, 400],
    ['more than it wants to read', { padding: 'x'.repeat(20_000) }, 413],
  ])('asked about %s answers %#', async (_what, body, status) => {
    expect((await query(body)).status).toBe(status);
  });

  it('answers nobody without a token of its own', async () => {
    expect((await query(about('38001085718'), 'made-up')).status).toBe(401);
  });
});

describe("the housing agency's inbox", () => {
  let inbox: HousingInbox;
  const secret = `whsec_${randomBytes(32).toString('base64')}`;

  beforeEach(async () => {
    inbox = await startHousingInbox({ port: 0, secret });
  });
  afterEach(() => inbox.stop());

  const content = Buffer.from('%PDF-1.4');
  const data = {
    releaseId: 'r1',
    requestId: 'q1',
    evidenceType: 'birth-certificate',
    mediaType: 'application/pdf',
    digest: digestOf(content),
    subject: 'pseudonym',
    content: content.toString('base64'),
  };
  const post = async (message: unknown, { key = secret, at = new Date() } = {}) => {
    const body = JSON.stringify(message);
    const response = await fetch(inbox.webhookUrl, {
      method: 'POST',
      headers: {
        'webhook-id': 'r1',
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': new Webhook(key).sign('r1', at, body),
      },
      body,
    });
    return response.status;
  };

  it('keeps what arrives, once', async () => {
    const message = { type: 'evidence.released', data };
    expect([await post(message), await post(message)]).toEqual([204, 204]);
    const { releaseId, requestId, evidenceType, mediaType, digest, subject } = data;
    const evidence = { releaseId, requestId, evidenceType, mediaType, digest, subject };
    expect(inbox.received()).toEqual([{ ...evidence, size: content.length }]);
  });

  it('keeps what its feed tells, once, whatever it is about', async () => {
    const event = { type: 'of.another.time', timestamp: '2026-11-22T09:00:00.000Z', number: 7, data: { a: 1 } };
    expect([await post(event), await post(event)]).toEqual([204, 204]);
    const { type, timestamp: time, number, data: said } = event;
    expect(inbox.heard()).toEqual([{ id: 'r1', type, time, number, data: said }]);
    expect(inbox.received()).toEqual([]);
  });

  it.each<[string, () => Promise<number>, number]>([
    ['a foreign signature', () => post({ type: 'evidence.released', data }, { key: 'whsec_c2VjcmV0c2VjcmV0' }), 401],
    ['an old message', () => post({ type: 'evidence.released', data }, { at: new Date(Date.now() - 600_000) }), 401],
    ['no signature', async () => (await fetch(inbox.webhookUrl, { method: 'POST', body: '{}' })).status, 401],
    ['a wrong digest', () => post({ type: 'evidence.released', data: { ...data, digest: 'sha-256=:x:' } }), 400],
    ['a message without data', () => post({ type: 'evidence.released' }), 400],
    ['another type of message', () => post({ type: 'other', data }), 400],
  ])('believes no message with %s', async (_what, send, status) => {
    expect(await send()).toBe(status);
    expect([...inbox.received(), ...inbox.heard()]).toEqual([]);
  });
});
