import { randomUUID } from 'node:crypto';
import { certificatePdf } from '../../apps/cli/src/demo-agencies/certificate-pdf';
import { eventually } from './eventually';
import type { Citizen, RunningStack, Tokens } from './running-stack';

/** What each agency of the demo asks for. */
export const REQUESTS = {
  housing: { procedure: 'housing-benefit', purpose: 'housing-benefit-eligibility' },
  school: { procedure: 'school-enrolment', purpose: 'school-enrolment' },
  tax: { procedure: 'child-tax-credit', purpose: 'child-tax-credit-assessment' },
  social: { procedure: 'family-allowance', purpose: 'family-allowance-decision' },
  library: { procedure: 'library-card', purpose: 'library-card' },
  employment: { procedure: 'start-up-grant', purpose: 'start-up-grant-decision' },
} as const;

export interface Planting {
  /** Stands where it may: an agency's own id of its clerk. */
  marker: string;
  /** Stands in the document that the citizen gives. */
  documentText: string;
}

/** Uses everything there is on behalf of one person: well, refused, and malformed with personal data in wrong places. */
export async function plant(running: RunningStack, citizen: Citizen, planting: Planting): Promise<void> {
  await useWell(running, citizen, planting);
  await beRefused(running, citizen);
  await callBadly(running, citizen, planting);
}

async function useWell(running: RunningStack, citizen: Citizen, { marker, documentText }: Planting): Promise<void> {
  const ask = (agency: keyof typeof REQUESTS, requirement = 'proof-of-birth') =>
    running.agency(agency).requestEvidence({
      ...REQUESTS[agency],
      subject: citizen.subject,
      requirement,
      explicitRequest: true,
      channel: 'portal',
      official: marker,
    });
  const [housing] = await Promise.all([ask('housing'), ask('school'), ask('tax')]);
  const [open] = await citizen.registry.asks();
  const grants = open!.consents.map(({ id }) => id);
  const paper = certificatePdf('Birth certificate', [citizen.name, documentText, citizen.subject.identifier]);
  await citizen.registry.give({ evidenceType: 'birth-certificate', channel: 'portal', grants }, paper);
  await released(running, 'housing', housing.id);
  const content = await running.agency('housing').readEvidence(housing.id, 'birth-certificate');
  await content.bytes();
  const residence = await ask('social', 'proof-of-residence');
  await released(running, 'social', residence.id);
  await eventually('the housing office has its document', async () => {
    const [open] = await running.asOwner('adapters', (adapters) =>
      adapters.query<{ open: number }>('SELECT count(*)::int AS open FROM delivery d WHERE d.outcome IS NULL'),
    );
    return open?.open === 0 || undefined;
  });
  const auditor = running.api('audit', running.tokensOf(running.person('auditor')));
  const body = { subject: citizen.subject, reason: 'Complaint 2026/113' };
  await auditor.json({ method: 'POST', path: '/v1/entries/search', body });
}

export const released = (running: RunningStack, agency: string, id: string) =>
  eventually(`${agency} is served`, async () => {
    const { status } = await running.agency(agency).evidenceRequest(id, { waitSeconds: 5 });
    return status === 'released' || undefined;
  });

async function beRefused(running: RunningStack, { subject, registry }: Citizen): Promise<void> {
  const request = { subject, requirement: 'proof-of-birth', explicitRequest: true, channel: 'portal' } as const;
  await refused(running.agency('library').requestEvidence({ ...REQUESTS.library, ...request }));
  const consent = (await Array.fromAsync(registry.consents())).find(({ status }) => status === 'given');
  await registry.transition(consent!.id, 'withdrawal');
  await refused(running.agency('housing').requestEvidence({ ...REQUESTS.housing, ...request }));
}

async function refused(call: Promise<unknown>): Promise<void> {
  const answer = await call.then(
    () => 'done',
    () => 'refused',
  );
  if (answer !== 'refused') throw new Error('What must be refused was done.');
}

/** Personal data wherever a caller could put it by mistake; each answer is a problem that does not repeat it. */
async function callBadly(running: RunningStack, citizen: Citizen, { documentText }: Planting): Promise<void> {
  const secret = citizen.subject.identifier;
  const { name } = citizen;
  const agency = running.agencyTokens('housing');
  const registry = running.url('registry');
  const wrong = { ...REQUESTS.housing, subject: citizen.subject, channel: 'portal', requirement: 'proof-of-birth' };
  const calls: [path: string, tokens: Tokens | undefined, init?: RequestInit][] = [
    [`/v1/evidence-requests?status=${secret}`, agency],
    [`/v1/evidence-requests?cursor=${secret}&name=${encodeURIComponent(name)}`, agency],
    [`/v1/evidence-requests/${secret}`, agency],
    [`/v1/${secret}/${encodeURIComponent(name)}?who=${secret}`, undefined],
    ['/v1/evidence-requests', agency, json({ ...wrong, [secret]: name })],
    ['/v1/evidence-requests', agency, json({ ...wrong, channel: secret, procedure: name })],
    ['/v1/evidence-requests', agency, json({ ...wrong, procedure: `unknown-${secret}` })],
    ['/v1/evidence-requests', agency, json({ ...wrong, subject: `${secret} ${name}` })],
    ['/v1/evidence-requests', agency, { ...json({}), body: `{"subject": "${secret}", ${name}` }],
    ['/v1/evidence-requests', undefined, json(wrong)],
    [
      '/v1/evidence-requests',
      agency,
      { ...json(wrong), headers: { 'x-person': secret, 'user-agent': secret, 'content-type': 'text/plain' } },
    ],
    ['/v1/me/asks', agency, { headers: { referer: `http://portal.example/${secret}` } }],
    [`/v1/me/consents/${secret}/grant`, citizen.tokens, json({ [name]: secret })],
    ['/v1/me/documents', citizen.tokens, upload({ evidenceType: secret, channel: 'portal' }, documentText)],
    [
      '/v1/me/documents',
      citizen.tokens,
      upload({ evidenceType: 'birth-certificate', channel: 'portal', [secret]: name }, documentText),
    ],
    [
      '/v1/me/documents',
      citizen.tokens,
      { ...json({}), body: documentText, headers: { 'content-type': `multipart/form-data; boundary=${secret}` } },
    ],
  ];
  for (const [path, tokens, init] of calls) {
    const answer = await call(`${registry}${path}`, tokens, init);
    if (answer.status < 400 || answer.status >= 500) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    if ([secret, name, documentText].some((one) => answer.detail.includes(one)))
      throw new Error(`A problem repeats personal data: ${answer.text}`);
  }
}

const json = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

function upload(metadata: object, text: string): RequestInit {
  const form = new FormData();
  form.append('metadata', new Blob([JSON.stringify(metadata)], { type: 'application/json' }));
  form.append('content', new Blob([text], { type: 'application/pdf' }), `${text}.pdf`);
  return { method: 'POST', body: form };
}

async function call(url: string, tokens: Tokens | undefined, init: RequestInit = {}) {
  const headers = new Headers(init.headers);
  if (tokens) headers.set('authorization', `Bearer ${await tokens.token()}`);
  if (init.method === 'POST') headers.set('idempotency-key', randomUUID());
  const response = await fetch(url, { ...init, headers });
  const text = await response.text();
  const { detail = '', errors = [] } = JSON.parse(text) as { detail?: string; errors?: { detail: string }[] };
  // Where the name of a property is at fault, its place must be named; values never are.
  const texts = errors.map((error) => error.detail).filter((one) => !/^property .* should not exist$/.test(one));
  return { status: response.status, text, detail: [detail, ...texts].join(' ') };
}
