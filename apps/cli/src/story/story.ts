import { type EvidenceRequest, type FeedEvent, type FeedEventType, Problem, type ProblemSlug } from '@askonce/client';
import { certificatePdf } from '../demo-agencies/certificate-pdf';
import type { HousingInbox } from '../demo-agencies/housing-inbox';
import { type Cast, type Citizen, someBirthday } from './cast';
import { must, StoryBroken, type Teller, type Told, untilSo } from './teller';

/** What each agency asks for, as the demo catalogue declares it. */
const BIRTH = 'birth-certificate';
const ASKS = {
  housing: { procedure: 'housing-benefit', purpose: 'housing-benefit-eligibility' },
  school: { procedure: 'school-enrolment', purpose: 'school-enrolment' },
  tax: { procedure: 'child-tax-credit', purpose: 'child-tax-credit-assessment' },
  social: { procedure: 'family-allowance', purpose: 'family-allowance-decision' },
  library: { procedure: 'library-card', purpose: 'library-card' },
} as const;

type AgencyId = keyof typeof ASKS;

/** The story of a birth certificate that is asked for once, and of an address that is not asked for at all. */
export class Story {
  private readonly requests = new Map<AgencyId, EvidenceRequest>();
  private readonly paper: Buffer;

  constructor(
    private readonly teller: Teller,
    private readonly cast: Cast,
    private readonly citizen: Citizen,
    private readonly props: { inbox: HousingInbox; signal: AbortSignal },
  ) {
    this.paper = certificatePdf('Birth certificate', [citizen.name, `Born ${someBirthday()}`]);
  }

  /** @returns the id of the first request. @throws what the first step that did not hold threw */
  async tell(): Promise<string> {
    await this.askForBirth();
    await this.giveOnce();
    await this.serveEverybody();
    await this.refuse();
    await this.fetchResidence();
    return this.request('housing').id;
  }

  private async askForBirth(): Promise<void> {
    const first = 'Nobody holds it, and consent is needed: one question to the citizen covers both.';
    await this.asks('housing', 'Housing asks for proof of birth', { status: 'consent_pending', why: first });
    const joins = 'The citizen is being asked already, and is not asked again.';
    await this.asks('school', 'School asks for proof of birth', { status: 'asking', why: joins });
    await this.asks('tax', 'Tax asks for proof of birth', { status: 'asking', why: joins });
  }

  private async giveOnce(): Promise<void> {
    const { name, registry } = this.citizen;
    const ask = await this.teller.step(`${name} looks at what is asked`, async () => {
      const [only, ...others] = await registry.asks();
      must(only !== undefined && others.length === 0, `${others.length + 1} questions are open instead of one.`);
      const waiting = only.waiting.map(({ agency }) => agency);
      must(waiting.length === 3, `${waiting.length} agencies wait instead of three.`);
      return { decision: '1 question', why: `${waiting.join(', ')} wait for it`, then: only };
    });
    await this.teller.step(`${name} gives the birth certificate as PDF, and consents for housing`, async () => {
      const grants = (ask?.consents ?? []).map(({ id }) => id);
      const given = await registry.give({ evidenceType: BIRTH, channel: 'portal', grants }, this.paper);
      must(given.answered, 'The document did not answer the question.');
      return { decision: 'answered', why: 'the question is closed for everybody' };
    });
  }

  private async serveEverybody(): Promise<void> {
    await this.served('housing', 'consent');
    await this.served('school', 'public task, at the citizen’s request');
    await this.served('tax', 'legal obligation');
    await this.teller.step('Housing’s own system gets the document over Kafka', () => this.delivered());
    const held = 'It is held already; nobody is asked.';
    await this.asks('social', 'Social Insurance asks for proof of birth later', { status: 'released', why: held });
    await this.teller.step('Social Insurance reads it', async () => {
      const content = await this.cast.agency('social').readEvidence(this.request('social').id, BIRTH);
      const bytes = await content.bytes();
      must(this.paper.equals(bytes), 'What was read is not what was given.');
      return {
        decision: `${bytes.length} bytes`,
        why: 'the very bytes that the citizen gave; the reading is recorded',
      };
    });
  }

  private async refuse(): Promise<void> {
    await this.denied('library', 'Library asks for proof of birth without a declared purpose', 'purpose-not-declared');
    await this.teller.step(`${this.citizen.name} withdraws the consent for housing`, async () => {
      const consents = await Array.fromAsync(this.citizen.registry.consents());
      const consent = consents.find(({ recipient, status }) => recipient.id === 'housing' && status === 'given');
      must(consent !== undefined, 'There is no consent for housing.');
      await this.citizen.registry.transition(consent.id, 'withdrawal');
      return { decision: 'withdrawn', why: 'effective at once, also for what was released before' };
    });
    await this.teller.step('Housing’s own system hears of it by webhook', () => this.heard('consent.withdrawn'));
    await this.denied('housing', 'Housing asks again', 'consent-withdrawn');
    await this.teller.step('Housing tries to read what it was released before', async () => {
      const { id } = this.request('housing');
      const refusal = await refusalOf(this.cast.agency('housing').readEvidence(id, BIRTH));
      must(refusal.slug === 'evidence-gone', `The answer was ${refusal.slug ?? refusal.status}.`);
      return { decision: 'refused', why: refusal.message };
    });
  }

  private async fetchResidence(): Promise<void> {
    const why = 'Civil Registry has it: its system is asked, the citizen is not.';
    const expected = { status: 'fetching', why, requirement: 'proof-of-residence' } as const;
    await this.asks('social', 'Social Insurance asks for the place of residence', expected);
    await this.teller.step('Civil Registry answers through its adapter', async () => {
      const request = await this.released('social');
      const [evidence] = request.evidence;
      must(evidence?.source === 'fetched', `The source was ${evidence?.source ?? 'none'}.`);
      const content = await this.cast.agency('social').readEvidence(request.id, evidence.evidenceType);
      const bytes = await content.bytes();
      return { decision: 'released', why: `${bytes.length} bytes, issued by the source, held from now on` };
    });
  }

  private async asks(
    agency: AgencyId,
    title: string,
    expected: { status: EvidenceRequest['status']; why: string; requirement?: string },
  ): Promise<void> {
    await this.teller.step(title, async () => {
      const request = await this.send(agency, expected.requirement);
      must(request.status === expected.status, `The decision was ${request.status}, not ${expected.status}.`);
      this.requests.set(agency, request);
      return { decision: request.status.replaceAll('_', ' '), why: expected.why };
    });
  }

  private async denied(agency: AgencyId, title: string, slug: ProblemSlug): Promise<void> {
    await this.teller.step(title, async () => {
      const refusal = await refusalOf(this.send(agency));
      must(refusal.slug === slug, `The answer was ${refusal.slug ?? refusal.status}, not ${slug}.`);
      return { decision: `refused: ${slug}`, why: refusal.message };
    });
  }

  private async served(agency: AgencyId, basis: string): Promise<void> {
    const names = { housing: 'Housing', school: 'School', tax: 'Tax', social: 'Social Insurance', library: 'Library' };
    await this.teller.step(`${names[agency]} is served`, async () => {
      const request = await this.released(agency);
      this.requests.set(agency, request);
      return { decision: 'released', why: `basis: ${basis}` };
    });
  }

  private async released(agency: AgencyId): Promise<EvidenceRequest> {
    const options = { timeoutMs: 30_000, signal: this.props.signal };
    const { status, request } = await this.cast.agency(agency).waitForEvidence(this.request(agency).id, options);
    must(status === 'released', `${agency} is not served; its request is ${status}.`);
    return request;
  }

  private async delivered(): Promise<Told> {
    const { id } = this.request('housing');
    const arrived = await this.inInbox('the delivery', (inbox) =>
      inbox.received().find(({ requestId }) => requestId === id),
    );
    return { decision: `${arrived.size} bytes`, why: 'sealed on the way; the key was claimed on arrival; signed' };
  }

  private async heard(type: FeedEventType): Promise<Told> {
    const isIt = (event: FeedEvent) =>
      event.type === type && JSON.stringify(event.data).includes(this.request('housing').id);
    const { number } = await this.inInbox('the event', (inbox) => inbox.heard().find(isIt));
    return { decision: `event ${number}`, why: 'signed, and numbered without a gap in the feed of the agency' };
  }

  private inInbox<T>(what: string, find: (inbox: HousingInbox) => T | undefined): Promise<T> {
    const { inbox, signal } = this.props;
    return untilSo(`${what} has arrived`, () => Promise.resolve(find(inbox)), signal);
  }

  private send(agency: AgencyId, requirement = 'proof-of-birth'): Promise<EvidenceRequest> {
    const { subject } = this.citizen;
    const request = { ...ASKS[agency], subject, requirement, explicitRequest: true, channel: 'portal' as const };
    return this.cast.agency(agency).requestEvidence(request);
  }

  private request(agency: AgencyId): EvidenceRequest {
    const request = this.requests.get(agency);
    must(request !== undefined, `${agency} has made no request.`);
    return request;
  }
}

async function refusalOf(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new StoryBroken('It was not refused.');
}
