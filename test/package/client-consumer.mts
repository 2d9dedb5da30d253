import { createHash } from 'node:crypto';
import {
  AgencyClient,
  ClientCredentials,
  deliveredEvidence,
  type EvidenceRequest,
  isProblem,
  type PrivateKeyJwk,
  WebhookVerifier,
} from '@askonce/client';

const { url, privateKeyJwk, webhook } = JSON.parse(process.argv[2] ?? '') as {
  url: string;
  privateKeyJwk: PrivateKeyJwk;
  webhook: { secret: string; body: string; headers: Record<string, string> };
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
  };
  process.stdout.write(JSON.stringify(told));
}

void main();
