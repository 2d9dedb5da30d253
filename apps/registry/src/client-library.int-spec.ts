import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AgencyClient,
  type ApiOptions,
  CitizenClient,
  type DocumentToDeposit,
  isFeedEvent,
  isProblem,
} from '@askonce/client';
import { aPdf, newIdentifier, TestRegistry } from './registry.fixture';

let registry: TestRegistry;
let person: string;

beforeAll(async () => {
  registry = await TestRegistry.start();
});
beforeEach(() => {
  person = newIdentifier();
});
afterAll(() => registry.stop());

const options = (token: () => Promise<string>): ApiOptions => ({
  baseUrl: registry.services[0]!.url,
  tokens: { token },
});
const agency = (id: string) => new AgencyClient(options(() => registry.agency(id)));
const citizen = () => new CitizenClient(options(() => registry.citizen(person)));
const requestBy = (id: string) => ({
  subject: { scheme: 'national:xx', identifier: person },
  procedure: `${id}-procedure`,
  requirement: 'proof-of-birth',
  purpose: `${id}-purpose`,
  channel: 'portal' as const,
});
const aDeposit = (): DocumentToDeposit => ({
  subject: { scheme: 'national:xx', identifier: person },
  evidenceType: 'residence-certificate',
  channel: 'backend',
  provenance: 'citizen_provided',
});

it('asks, waits until the person has given it, and reads it', async () => {
  const tax = agency('tax');
  const asked = await tax.requestEvidence(requestBy('tax'));
  expect(asked.status).toBe('asking');
  expect(await tax.waitForEvidence(asked.id, { timeoutMs: 0 })).toMatchObject({ status: 'waiting' });
  const waiting = tax.waitForEvidence(asked.id, { timeoutMs: 15_000 });
  const [ask] = await citizen().asks();
  expect(ask).toMatchObject({ evidenceType: 'birth-certificate', waiting: [{ agency: 'tax' }] });
  await citizen().give({ evidenceType: 'birth-certificate', channel: 'portal' }, aPdf(person));
  const { status, request } = await waiting;
  expect(status).toBe('released');
  const content = await tax.readEvidence(request.id, 'birth-certificate');
  expect(content).toMatchObject({ mediaType: 'application/pdf', digest: request.evidence[0]?.document?.digest });
  expect(Buffer.from(await content.bytes())).toEqual(aPdf(person));
});

it('waits in vain for what was taken back, and learns so', async () => {
  const school = agency('school');
  const asked = await school.requestEvidence({ ...requestBy('school'), explicitRequest: true });
  const waiting = school.waitForEvidence(asked.id, { timeoutMs: 15_000 });
  await school.cancel(asked.id);
  await school.cancel(asked.id);
  expect(await waiting).toMatchObject({ status: 'cancelled', request: { id: asked.id } });
});

it('reads its events, those to come as well, and goes on where it stopped', async () => {
  const tax = agency('tax');
  const asked = await tax.requestEvidence(requestBy('tax'));
  const statuses: string[] = [];
  let last = 0;
  const readUntil = async (status: string) => {
    for await (const event of tax.events({ after: last })) {
      last = event.number;
      if (!isFeedEvent(event, 'evidence_request.changed') || event.data.requestId !== asked.id) continue;
      statuses.push(event.data.status);
      if (event.data.status === status) return;
    }
  };
  await readUntil('asking');
  const reading = readUntil('cancelled');
  await tax.cancel(asked.id);
  await reading;
  expect(statuses).toEqual(['asking', 'cancelled']);
});

it('sees how far its webhook is, and moves it', async () => {
  const school = agency('school');
  const asked = await school.requestEvidence({ ...requestBy('school'), explicitRequest: true });
  for await (const event of school.events()) if (JSON.stringify(event).includes(asked.id)) break;
  const { lastNumber } = await school.eventWebhook();
  expect(await school.redeliverEvents(lastNumber)).toMatchObject({ status: 'up_to_date', lastDelivered: lastNumber });
  expect(await agency('library').eventWebhook()).toMatchObject({ status: 'absent' });
});

it('learns why it was denied, what to do about it, and where it is recorded', async () => {
  const housing = agency('housing');
  await housing.requestEvidence(requestBy('housing'));
  for await (const consent of citizen().consents()) await citizen().transition(consent.id, 'refusal');
  const denial: unknown = await housing.requestEvidence(requestBy('housing')).catch((error: unknown) => error);
  if (!isProblem(denial, 'consent-refused')) throw denial;
  expect(denial).toMatchObject({
    status: 403,
    message: expect.stringContaining('Offer the person another way') as string,
    auditEntryId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
  });
  expect(await housing.waitForEvidence(denial.body.evidenceRequestId!, { timeoutMs: 0 })).toMatchObject({
    status: 'denied',
    request: { decision: { code: 'consent_refused' } },
  });
});

it('repeats a call by its key without doing it twice', async () => {
  const tax = agency('tax');
  const first = await tax.requestEvidence(requestBy('tax'), { idempotencyKey: 'case-4711' });
  expect((await tax.requestEvidence(requestBy('tax'), { idempotencyKey: 'case-4711' })).id).toBe(first.id);
  const other = tax.requestEvidence({ ...requestBy('tax'), channel: 'paper' }, { idempotencyKey: 'case-4711' });
  await expect(other.catch((error: unknown) => isProblem(error, 'idempotency-key-reused'))).resolves.toBe(true);
});

it('points to what is wrong in a request', async () => {
  const wrong = agency('tax').requestEvidence({ ...requestBy('tax'), purpose: 'Not an id' });
  await expect(wrong).rejects.toMatchObject({ slug: 'invalid-request', errors: [{ pointer: '/purpose' }] });
});

describe('a document is deposited', () => {
  it('from a file, from a stream and from memory, and is one and the same', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'askonce-deposit-'));
    const file = join(folder, 'certificate.pdf');
    const bytes = Buffer.concat([aPdf(person), Buffer.alloc(200_000, '%')]);
    await writeFile(file, bytes);
    const blob = await openAsBlob(file);
    const [first, ...others] = [
      await agency('tax').deposit(aDeposit(), blob),
      await agency('tax').deposit(aDeposit(), blob.stream() as ReadableStream<Uint8Array>),
      await agency('tax').deposit(aDeposit(), bytes),
    ];
    await rm(folder, { recursive: true });
    expect(first).toMatchObject({
      size: bytes.length,
      digest: `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
    });
    expect(others).toEqual([first, first]);
  });

  it('by its issuer, who revokes it, once or twice', async () => {
    const issuer = agency('civil-registry');
    const { id } = await issuer.deposit({ ...aDeposit(), provenance: 'agency_issued' }, aPdf(person));
    expect((await issuer.document(id)).status).toBe('current');
    expect((await issuer.revoke(id, 'issued_in_error')).status).toBe('revoked');
    expect((await issuer.revoke(id, 'issued_in_error')).status).toBe('revoked');
  });

  it('not by an agency that does not issue it', async () => {
    const refused = agency('library').deposit({ ...aDeposit(), provenance: 'agency_issued' }, aPdf(person));
    await expect(refused).rejects.toMatchObject({ slug: 'not-an-issuer' });
  });
});

it('has a question answered, and a report decided', async () => {
  const tax = agency('tax');
  const asked = await citizen().askQuestion({ kind: 'question', text: 'Why?', about: { agency: 'tax' } });
  for await (const event of tax.events()) if (isFeedEvent(event, 'question.asked')) break;
  const [seen] = await Array.fromAsync(tax.questions({ status: 'open' }));
  expect(seen).toMatchObject({ id: asked.id, text: 'Why?', promisedBy: asked.promisedBy });
  expect((await tax.answer(asked.id, 'So.')).status).toBe('answered');
  expect(await citizen().question(asked.id)).toMatchObject({ status: 'answered', answer: { text: 'So.' } });
  expect((await Array.fromAsync(citizen().questions())).map(({ id }) => id)).toEqual([asked.id]);

  const askedAgain = { agency: 'tax', evidenceType: 'birth-certificate', channel: 'counter' } as const;
  expect(await citizen().reportAskedAgain(askedAgain)).toMatchObject({ status: 'not_upheld', reason: 'nothing_held' });
  const subject = { scheme: 'national:xx', identifier: person };
  expect(await tax.reportAskedAgain({ ...askedAgain, subject })).not.toHaveProperty('status');
  const reports = await Array.fromAsync(citizen().askedAgainReports());
  expect(reports.map(({ reportedBy }) => reportedBy)).toEqual(['tax', undefined]);
});

it('lists the own requests of one kind', async () => {
  const childcare = agency('childcare');
  for (let n = 0; n < 3; n += 1) {
    person = newIdentifier();
    await childcare.requestEvidence(requestBy('childcare'));
  }
  const listed = await Array.fromAsync(childcare.evidenceRequests({ status: 'consent_pending' }));
  expect(listed.map(({ status }) => status)).toEqual(Array(3).fill('consent_pending'));
  expect(await Array.fromAsync(childcare.evidenceRequests({ status: 'released' }))).toEqual([]);
});
