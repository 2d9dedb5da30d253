import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { type WebhookHeaders, WebhookRejected, WebhookVerifier } from './webhook-verifier';

const aSecret = () => `whsec_${randomBytes(32).toString('base64')}`;
const OLD = aSecret();
const NEW = aSecret();
const SIGNED_AT = new Date('2026-11-22T09:00:00Z');
const BODY = JSON.stringify({ type: 'evidence.released', timestamp: SIGNED_AT.toISOString(), data: { name: 'Zoë' } });

const sign = (secret: string, { body = BODY, at = SIGNED_AT } = {}) => new Webhook(secret).sign('msg-1', at, body);
const headersOf = (...signatures: string[]) => ({
  'webhook-id': 'msg-1',
  'webhook-timestamp': String(SIGNED_AT.getTime() / 1_000),
  'webhook-signature': signatures.join(' '),
});
const verifierOf = (...secrets: [string, ...string[]]) =>
  new WebhookVerifier(secrets, { now: () => SIGNED_AT.getTime() });
const after = (seconds: number) => new WebhookVerifier([OLD], { now: () => SIGNED_AT.getTime() + seconds * 1_000 });
const rejectionOf = (verifier: WebhookVerifier, body: string, headers: WebhookHeaders) => {
  try {
    return verifier.verify(body, headers);
  } catch (error) {
    return error instanceof WebhookRejected ? error.reason : error;
  }
};
const MESSAGE = { id: 'msg-1', type: 'evidence.released', timestamp: SIGNED_AT.toISOString(), data: { name: 'Zoë' } };

describe('a message is believed', () => {
  it.each([
    ['as text', BODY],
    ['as bytes', Buffer.from(BODY)],
  ])('when it is signed, %s', (_title, body) => {
    expect(verifierOf(OLD).verify(body, headersOf(sign(OLD)))).toEqual(MESSAGE);
  });

  it.each<[string, string[], [string, ...string[]]]>([
    ['is one of two secrets', [sign(OLD)], [NEW, OLD]],
    ['signs it beside another', [sign(NEW), sign(OLD)], [OLD]],
    ['comes after signatures of other kinds', ['v1a,c2ln', 'v1,', 'v2,x', sign(OLD)], [OLD]],
  ])('when the secret %s', (_title, signatures, secrets) => {
    expect(verifierOf(...secrets).verify(BODY, headersOf(...signatures))).toEqual(MESSAGE);
  });

  it('with the number that an event has', () => {
    const body = JSON.stringify({ type: 'subject.erased', number: 7, data: {} });
    const message = verifierOf(OLD).verify(body, headersOf(sign(OLD, { body })));
    expect(message).toEqual({ id: 'msg-1', type: 'subject.erased', number: 7, data: {} });
  });

  it('by headers of fetch, and by headers in any case', () => {
    const headers = headersOf(sign(OLD));
    const upper = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
    expect(verifierOf(OLD).verify(BODY, new Headers(headers))).toEqual(MESSAGE);
    expect(verifierOf(OLD).verify(BODY, upper)).toEqual(MESSAGE);
  });

  it.each([300, -300, 0.9])('%d seconds after it was signed', (seconds) => {
    expect(after(seconds).verify(BODY, headersOf(sign(OLD)))).toEqual(MESSAGE);
  });
});

describe('a message is not believed', () => {
  const good = headersOf(sign(OLD));

  it.each([
    ['that was changed', BODY.replace('Zoë', 'Zoe'), good],
    ['that has another id', BODY, { ...good, 'webhook-id': 'msg-2' }],
    ['that has another timestamp', BODY, { ...good, 'webhook-timestamp': String(SIGNED_AT.getTime() / 1_000 + 1) }],
    ['that was signed with another secret', BODY, headersOf(sign(NEW))],
    ['whose signature is cut off', BODY, headersOf(sign(OLD).slice(0, -8))],
    ['whose signature is empty', BODY, headersOf('v1,')],
    ['whose signature is of another version', BODY, headersOf(sign(OLD).replace('v1,', 'v2,'))],
  ])('%s', (_title, body, headers) => {
    expect(rejectionOf(verifierOf(OLD), body, headers)).toBe('signature_wrong');
  });

  it.each([301, -301])('%d seconds after it was signed', (seconds) => {
    expect(rejectionOf(after(seconds), BODY, good)).toBe('not_in_time');
  });

  it.each(['yesterday', '', '1e9', 'NaN'])('with the timestamp "%s"', (timestamp) => {
    const reason = timestamp === '' ? 'headers_missing' : 'not_in_time';
    const headers = { ...good, 'webhook-timestamp': timestamp };
    expect(rejectionOf(verifierOf(OLD), BODY, headers)).toBe(reason);
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('without %s, or with two', (name) => {
    for (const value of [undefined, ['a', 'b']])
      expect(rejectionOf(verifierOf(OLD), BODY, { ...good, [name]: value })).toBe('headers_missing');
  });

  it.each(['not JSON', '[]', '{}', 'null', '{"type":1}'])('that is signed, but says %s', (body) => {
    expect(rejectionOf(verifierOf(OLD), body, headersOf(sign(OLD, { body })))).toBe('message_malformed');
  });
});

it.each(['', 'whsec_', 'whsec_c2hvcnQ=', randomBytes(32).toString('base64'), `whsec_${'!'.repeat(40)}`])(
  'a secret that is malformed is refused without being quoted (%#)',
  (secret) => {
    expect(() => new WebhookVerifier([secret])).toThrow('A webhook secret is whsec_ and 24 to 64 bytes in base64.');
  },
);
