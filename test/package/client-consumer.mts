import { createHash } from 'node:crypto';
import {
  AgencyClient,
  ClientCredentials,
  deliveredEvidence,
  type EvidenceRequest,
  isProblem,
  isReceiptRefused,
  type PrivateKeyJwk,
  type ReceiptRefusalCode,
  verifyReceipt,
  WebhookVerifier,
} from '@askonce/client';
import { generateKeys } from '@askonce/tlog';

const { url, privateKeyJwk, webhook, kept } = JSON.parse(process.argv[2] ?? '') as {
  url: string;
  privateKeyJwk: PrivateKeyJwk;
  webhook: { secret: string; body: string; headers: Record<string, string> };
  kept: { receipt: string; verifierKey: string };
};

const tokens = new ClientCredentials({ tokenEndpoint: `${url}/token`, clientId: 'askonce-housing', privateKeyJwk });
const agency = new AgencyClient({ baseUrl: url, tokens });
const request = {
  subject: { scheme: 'national:xx', identifier: '38001085718' },
  procedure: 'housing-benefit',
  requirement: 'proof-of-birth',
  purpose: 'housing-benefit-eligibility',
  channel: 'portal',
} as const;

function refusalOf(receipt: string, verifierKey: string): ReceiptRefusalCode | undefined {
  try {
    verifyReceipt(receipt, { verifierKey });
  } catch (error) {
    if (isReceiptRefused(error)) return error.code;
  }
  return undefined;
}

async function main(): Promise<void> {
  const asked: EvidenceRequest = await agency.requestEvidence(request, { idempotencyKey: 'case-1' });
  const outcome = await agency.waitForEvidence(asked.id, { timeoutMs: 60_000 });
  // @ts-expect-error the slug is misspelt, and the types of the package know it
  const misspelt = (error: unknown) => isProblem(error, 'consent-withdraw');
  if (outcome.status !== 'released') throw new Error(`The request is ${outcome.status}.`, { cause: misspelt });
  const content = await agency.readEvidence(asked.id, 'birth-certificate');
  const digest = createHash('sha256')
    .update(await content.bytes())
    .digest('hex');
  const denial: unknown = await agency.cancel(asked.id).catch((error: unknown) => error);
  const delivery = deliveredEvidence(new WebhookVerifier([webhook.secret]).verify(webhook.body, webhook.headers));
  const told = {
    mediaType: content.mediaType,
    digest,
    denied: isProblem(denial, 'request-ended') && denial.message,
    delivered: delivery?.releaseId,
    shown: verifyReceipt(kept.receipt, kept).words[0],
    refused: refusalOf(kept.receipt, generateKeys('log.example').verifierKey),
  };
  process.stdout.write(JSON.stringify(told));
}

void main();
