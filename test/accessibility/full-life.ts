import { type NewEvidenceRequest, ReceiptsClient } from '@askonce/client';
import { certificatePdf } from '../../apps/cli/src/demo-agencies/certificate-pdf';
import { eventually } from '../e2e/eventually';
import type { Citizen, RunningStack } from '../e2e/running-stack';

const RETURN_URL = 'https://housing.example/case/7';

/** By requirement: who asks for it, and what for. */
const CASES = {
  'proof-of-birth': ['school', 'school-enrolment', 'school-enrolment'],
  'proof-of-tenancy': ['housing', 'housing-benefit', 'housing-benefit-eligibility'],
  'proof-of-disability': ['school', 'school-transport', 'school-transport-decision'],
  'proof-of-residence': ['library', 'library-card', 'library-address-check'],
  'proof-of-age': ['library', 'library-card', 'library-adult-loans'],
  'proof-of-income': ['housing', 'housing-benefit', 'housing-benefit-eligibility'],
  'proof-of-account': ['social', 'survivors-pension', 'survivors-pension-decision'],
  'business-idea': ['employment', 'start-up-grant', 'start-up-grant-decision'],
  'proof-of-marriage': ['civil-registry', 'name-change', 'name-change-decision'],
} as const;

/** Where to find, of a person who has some of everything, one thing of each kind; ids of ours. */
export type FullLife = Awaited<ReturnType<FullLifeOf['live']>>;

/** Has everything happen to a person that the portal has a page for. */
export class FullLifeOf {
  constructor(
    private readonly running: RunningStack,
    private readonly citizen: Citizen,
  ) {}

  /** @param picture that is sent as a draft */
  async live(picture: Uint8Array) {
    const asked = await this.anAsk();
    const ended = await this.anEndedAsk();
    const held = await this.anAskBesideWhatIsHeld();
    const documents = await this.documents();
    const consents = await this.consents();
    const requests = await this.requests();
    const drafts = await this.drafts(picture, documents.own);
    const questions = await this.questions(documents.issued);
    return { ...asked, ...ended, ...held, ...documents, ...consents, ...requests, ...drafts, ...questions };
  }

  /** What the school cannot read is asked for again, and housing waits for it as well. */
  private async anAsk(): Promise<{ request: string; ask: string }> {
    const { id } = await this.request('proof-of-birth');
    await this.give('birth-certificate');
    const note = 'The lower half is too dark. Please lay it on a table by a window.';
    const school = this.running.agency('school');
    await school.waitForEvidence(id, { timeoutMs: 20_000 });
    await school.reject(id, 'birth-certificate', { reason: 'illegible', note });
    await this.request('proof-of-birth', ['housing', 'housing-benefit', 'housing-benefit-eligibility']);
    return { request: id, ask: await this.open('birth-certificate') };
  }

  private async anEndedAsk(): Promise<{ declined: string; answered: string }> {
    await this.request('proof-of-account');
    const declined = await this.open('bank-account-confirmation');
    await this.citizen.registry.decline(declined, 'cannot_obtain');
    await this.request('proof-of-tenancy');
    const answered = await this.open('rental-agreement');
    await this.give('rental-agreement');
    return { declined, answered };
  }

  /** A plan is asked for, where the extract that is held would do as well, but is not shared. */
  private async anAskBesideWhatIsHeld(): Promise<{ besideHeld: string }> {
    await this.issue('business-register', 'business-extract', { issuedAt: new Date().toISOString() });
    await this.citizen.registry.transition(await this.asked('business-idea', 'business-extract'), 'refusal');
    return { besideHeld: await this.open('business-plan') };
  }

  private async documents() {
    const own = await this.give('diploma', 'welding-2019');
    const { id: better } = await this.citizen.registry.replace(
      own,
      { evidenceType: 'diploma', qualifier: 'welding-2019', channel: 'portal' },
      certificatePdf('Diploma', ['A better copy']),
    );
    const removed = await this.give('bank-account-confirmation');
    await this.citizen.registry.remove(removed);
    const issued = await this.issue('social', 'disability-certificate');
    await this.issue('tax', 'income-statement', { attributes: { taxYear: 2025, annualIncome: 31_250.5 } });
    await this.issue('civil-registry', 'residence-certificate');
    await this.issue('civil-registry', 'population-extract', {
      attributes: { name: this.citizen.name, dateOfBirth: '1986-04-09', address: '3 Mill Lane, Exampleton' },
    });
    return { own: better, superseded: own, removed, issued };
  }

  private async consents() {
    const [rental, transport, address, age, income] = [
      await this.asked('proof-of-tenancy', 'rental-agreement'),
      await this.asked('proof-of-disability', 'disability-certificate'),
      await this.asked('proof-of-residence', 'residence-certificate'),
      await this.asked('proof-of-age', 'population-extract'),
      await this.asked('proof-of-income', 'income-statement'),
    ];
    const { registry } = this.citizen;
    for (const consent of [rental, transport, address]) await registry.transition(consent, 'grant');
    await registry.transition(rental, 'withdrawal');
    await registry.transition(transport, 'pause');
    await registry.transition(income, 'refusal');
    const proven = await eventually('the log proves that consent was given', async () => {
      const { history } = await registry.consent(address);
      const { auditEntryId } = history.at(-1)!;
      await new ReceiptsClient({ baseUrl: this.running.url('audit'), tokens: this.citizen.tokens }).receipt(
        auditEntryId,
      );
      return auditEntryId;
    });
    return { withdrawn: rental, paused: transport, given: address, requested: age, refused: income, proven };
  }

  private async requests() {
    const { id: objected } = await this.request('proof-of-marriage');
    await this.citizen.registry.object(objected);
    const undeclared = this.request('proof-of-birth', ['library', 'library-card', 'library-card']);
    await expect(undeclared).rejects.toMatchObject({ slug: 'purpose-not-declared' });
    return { objected };
  }

  private async drafts(picture: Uint8Array, document: string) {
    const { registry } = this.citizen;
    const [asked, given] = [
      await registry.giveDraft({ evidenceType: 'birth-certificate', channel: 'portal' }, picture),
      await registry.giveDraft({ evidenceType: 'diploma', channel: 'portal' }, certificatePdf('Diploma', ['Another'])),
    ];
    const said = { evidenceType: 'diploma', qualifier: 'welding-2019', channel: 'portal' } as const;
    const better = await registry.replaceDraft(document, said, picture);
    return { askedDraft: asked.id, ownDraft: given.id, betterDraft: better.id };
  }

  private async questions(document: string) {
    const { registry, accesses } = this.citizen;
    const entry = await eventually('the record says that the school has looked', async () => {
      const { items } = await accesses.page({ filters: { agency: 'school' } });
      return items.find(({ requestId }) => requestId !== undefined);
    });
    const text = 'Why did you need my birth certificate?\nI had given it to you in spring.';
    const question = await registry.askQuestion({ kind: 'question', text, about: { auditEntryId: entry.id } });
    await this.running.agency('school').answer(question.id, 'We lost it when we moved. We are sorry.');
    await registry.askQuestion({ kind: 'error_report', text: 'The year is wrong.', about: { documentId: document } });
    for (const evidenceType of ['residence-certificate', 'funeral-invoice'])
      await registry.reportAskedAgain({ agency: 'library', evidenceType, channel: 'counter', text: 'At the desk.' });
    return { entry: entry.id, question: question.id };
  }

  private request(
    requirement: keyof typeof CASES,
    [agency, procedure, purpose]: readonly string[] = CASES[requirement],
  ) {
    const request: NewEvidenceRequest = {
      subject: this.citizen.subject,
      requirement,
      procedure: procedure!,
      purpose: purpose!,
      explicitRequest: true,
      channel: 'portal',
      ...(agency === 'housing' && { returnUrl: RETURN_URL }),
    };
    return this.running.agency(agency!).requestEvidence(request);
  }

  /** @returns the consent that an agency asks for */
  private async asked(requirement: keyof typeof CASES, evidenceType: string): Promise<string> {
    await this.request(requirement);
    const [agency] = CASES[requirement];
    const consents = await Array.fromAsync(this.citizen.registry.consents());
    return consents.find((one) => one.recipient.id === agency && one.evidenceType === evidenceType)!.id;
  }

  /** @returns the ask for a kind of paper */
  private open(evidenceType: string): Promise<string> {
    return eventually(`${evidenceType} is asked for`, async () => {
      const asks = await this.citizen.registry.asks();
      return asks.find((ask) => ask.evidenceType === evidenceType)?.id;
    });
  }

  /** @returns the document */
  private async give(evidenceType: string, qualifier?: string): Promise<string> {
    const file = certificatePdf(evidenceType, [this.citizen.name]);
    const said = { evidenceType, channel: 'portal', ...(qualifier !== undefined && { qualifier }) } as const;
    return (await this.citizen.registry.give(said, file)).id;
  }

  /** @returns the document */
  private async issue(agency: string, evidenceType: string, more: object = {}): Promise<string> {
    const said = { evidenceType, channel: 'backend', provenance: 'agency_issued', issuedAt: '2026-03-02' } as const;
    const document = { ...said, ...more, subject: this.citizen.subject };
    const file = certificatePdf(evidenceType, [this.citizen.name]);
    return (await this.running.agency(agency).deposit(document, file)).id;
  }
}
