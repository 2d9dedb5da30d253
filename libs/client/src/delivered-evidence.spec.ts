import { createHash } from 'node:crypto';
import { deliveredEvidence } from './delivered-evidence';
import { DamagedEvidence } from './evidence-content';
import { WebhookRejected } from './webhook-verifier';

const content = Buffer.from('%PDF-1.7');
const data = {
  releaseId: 'l1',
  requestId: 'r1',
  evidenceType: 'payslip',
  mediaType: 'application/pdf',
  digest: `sha-256=:${createHash('sha256').update(content).digest('base64')}:`,
  subject: 'pseudonym',
  content: content.toString('base64'),
};
const message = (given: unknown, type = 'evidence.released') => ({ id: 'l1', type, data: given });

describe('a delivery', () => {
  it('is the document with what is said of it', () => {
    expect(deliveredEvidence(message(data))).toEqual({ ...data, content: new Uint8Array(content) });
    expect(deliveredEvidence(message({ ...data, qualifier: '2026-05' }))).toMatchObject({ qualifier: '2026-05' });
  });

  it('is not made of another message', () => {
    expect(deliveredEvidence(message(data, 'consent.withdrawn'))).toBeUndefined();
  });

  it('is refused when its content is not what its digest says', () => {
    const changed = message({ ...data, content: Buffer.from('%PDF-1.8').toString('base64') });
    expect(() => deliveredEvidence(changed)).toThrow(DamagedEvidence);
  });

  it.each<unknown>([undefined, null, 'text', {}, { ...data, subject: undefined }, { ...data, content: 1 }])(
    'is refused when it is malformed (%#)',
    (given) => {
      expect(() => deliveredEvidence(message(given))).toThrow(WebhookRejected);
    },
  );
});
