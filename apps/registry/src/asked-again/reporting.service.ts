import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { NotFound } from '@askonce/problems';
import { bodyHash } from '../calls/body-hash';
import { actedBy } from '../calls/citizen';
import type { Catalogue } from '../catalogue/catalogue';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { CatalogueLacksIt } from '../evidence-requests/evidence-requests.problems';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Person } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { repeatedCall } from '../subjects/repeated-call';
import { SubjectIdentities } from '../subjects/subject-identities';
import { askedAt } from './asked-at';
import { TooManyReports } from './asked-again.problems';
import type { AskedAgainReportRequest } from './dto/report.request';
import { judgeReport } from './judge-report';
import type { AskedAgainReport } from './report';
import { type Reported, readReported, reportedFact, reportFacts } from './report-facts';
import { ReportTexts } from './report-texts';
import { type Reporter, reporterOf } from './reporter';
import { insertReport } from './reports.repository';

const OPERATION = 'asked-again-reports.report';
/** So many reports about one person may come from one reporter within 24 hours. */
export const MAX_REPORTS = 20;
const A_DAY_S = 86_400;

interface Call {
  readonly actor: Actor;
  readonly reporter: Reporter;
  readonly request: AskedAgainReportRequest;
  readonly idempotencyKey: string;
  readonly bodyHash: string;
}

/** What a report was decided to be, and of whom. */
export interface ReportMade {
  readonly subjectRef: string;
  readonly id: string;
}

/** Takes reports that an agency asked for evidence again, and decides whether it did. */
@Injectable()
export class ReportingService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(ReportTexts) private readonly texts: ReportTexts,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /**
   * @returns which report it is, also when the same call was made before
   * @throws InvalidRequest, CatalogueLacksIt, TooManyReports; NotFound when the request is not that agency's about that person
   */
  report(actor: Actor, request: AskedAgainReportRequest, idempotencyKey: string): Promise<ReportMade> {
    const reporter = reporterOf(actor, request.subject);
    // A short text could be guessed from its hash, also when the person is erased.
    const call = { actor, reporter, request, idempotencyKey, bodyHash: this.identities.blind(bodyHash(request)) };
    return this.commands.run<ReportMade, Reported>({
      who: { identifier: reporter.person },
      scope: {
        evidenceTypes: [request.evidenceType],
        call: { clientId: actor.clientId, operation: OPERATION, idempotencyKey },
      },
      guard: 'sequence',
      also: (db, person) =>
        readReported(db, person, {
          asked: askedFor(request, person),
          requestId: request.evidenceRequestId,
          reporter: reporter.agency,
        }),
      plan: (person) => this.plan(person, call),
    });
  }

  private async plan(person: Reported, call: Call): Promise<Plan<ReportMade>> {
    const { subjectRef } = person.subject;
    const earlier = repeatedCall(person, call.bodyHash);
    if (earlier) return { result: { subjectRef, id: earlier.resourceId } };
    const catalogue = await this.catalogues.ensure(person.catalogueVersion);
    assertMayBe(call, person, catalogue);
    if (person.lately >= MAX_REPORTS) throw new TooManyReports({ headers: { 'retry-after': String(A_DAY_S) } });
    const { actor, reporter, idempotencyKey } = call;
    const draft = new Draft(person, this.newId, actedBy(actor, reporter.agency === null ? 'citizen' : 'agency'));
    const report = await this.judged(person, call, { catalogue, draft });
    draft.record(reportedFact(draft.actor, report));
    const { id } = report;
    const made = { operation: OPERATION, idempotencyKey, bodyHash: call.bodyHash, resourceId: id };
    return {
      changes: draft.changes({ raisesVersion: false, call: { clientId: actor.clientId, ...made } }),
      beside: (tx) => insertReport(tx, report),
      result: { subjectRef, id },
    };
  }

  private async judged(
    person: Reported,
    { reporter, request }: Call,
    { catalogue, draft }: { catalogue: Catalogue; draft: Draft },
  ): Promise<AskedAgainReport> {
    const asked = askedFor(request, person);
    const { outcome: status, ...verdict } = judgeReport(reportFacts(person, asked, catalogue));
    const id = draft.id();
    const { channel, text } = request;
    return {
      subjectRef: person.subject.subjectRef,
      id,
      reporter: reporter.agency,
      ...asked,
      channel,
      requestId: person.request?.id ?? null,
      status,
      documentId: null,
      ...verdict,
      sealedText: text === undefined ? null : await this.texts.seal(person.subject, id, text),
      eventId: draft.id(),
      reportedAt: person.now,
    };
  }
}

const askedFor = ({ agency, evidenceType, qualifier = '', at }: AskedAgainReportRequest, { now }: Person) => ({
  agency,
  evidenceType,
  qualifier,
  askedAt: askedAt(at, now),
});

/** An agency names requests of its own only; whether another has one about that person is not its business. */
function assertMayBe({ request, reporter }: Call, person: Reported, catalogue: Catalogue): void {
  const lacking = [
    ...(catalogue.agency(request.agency) ? [] : ['/agency']),
    ...(catalogue.evidenceType(request.evidenceType) ? [] : ['/evidenceType']),
  ];
  const detail = 'is not in the catalogue';
  if (lacking.length > 0) throw new CatalogueLacksIt({ errors: lacking.map((pointer) => ({ pointer, detail })) });
  if (request.evidenceRequestId === undefined) return;
  const mayKnow = reporter.agency === null || reporter.agency === request.agency;
  if (person.request === undefined || !mayKnow) {
    throw new NotFound({ detail: 'The request named in evidenceRequestId is not there.' });
  }
}
