import { Inject, Injectable } from '@nestjs/common';
import { type Actor, hasRole } from '@askonce/auth';
import { type ReadRefusalCode, EVENTS } from '@askonce/contracts';
import { Database, type Queryable } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { actedBy, agencyOf } from '../calls/citizen';
import type { Catalogue } from '../catalogue/catalogue';
import type { DerivedAnswer } from '../catalogue/catalogue-content';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import type { ReleasedFields } from '../catalogue/released-fields';
import { aboutDocument } from '../documents/add-document';
import { aboutRequest, entitlementOf } from '../evidence-requests/request-facts';
import { fact } from '../subjects/changes';
import { Draft } from '../subjects/draft';
import { findConsent } from '../subjects/find-consent';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Person, Subject, Timestamp } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { repeatedCall } from '../subjects/repeated-call';
import { decideReading, type ReadingVerdict } from './reading';
import { evidenceGone, personErased, ReleasedByFields } from './releases.problems';
import { findRelease, type ReleaseInFull } from './releases.repository';

/** A reading that was decided and recorded: what may now leave. */
export interface Reading extends ReleaseInFull {
  readonly subject: Subject;
  readonly fields: ReleasedFields;
  /** What the type may tell in place of its attributes. */
  readonly answers: readonly DerivedAnswer[];
  /** By the database's clock. */
  readonly now: Timestamp;
}

export interface ReadingCall {
  readonly releaseId: string;
  readonly manner: 'download' | 'claim';
  /** A claim that is repeated is one claim, but it is decided anew. */
  readonly key?: { readonly operation: string; readonly idempotencyKey: string; readonly bodyHash: string };
}

type PersonWithRelease = Person & { readonly full: ReleaseInFull };
type Outcome = { readonly reading: Reading } | { readonly refused: ReadRefusalCode; readonly eventId: string };

/** Every reading is a decision of its own, recorded before the first byte or the key leaves; refusals are recorded too. */
@Injectable()
export class ReadingService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** @throws NotFound when it was released to somebody else; EvidenceGone when it may no longer be read; ReleasedByFields when a key is claimed where only fields may be read */
  async read(actor: Actor, call: ReadingCall): Promise<Reading> {
    const full = await findRelease(this.database, call.releaseId);
    // Our adapters claim for the agency whose connector they are.
    if (full === undefined || (!hasRole(actor, 'service') && full.request.agency !== agencyOf(actor)))
      throw new NotFound();
    const outcome = await this.decided(actor, call, full);
    if ('refused' in outcome) throw evidenceGone(outcome.refused, outcome.eventId);
    return outcome.reading;
  }

  private async decided(actor: Actor, call: ReadingCall, full: ReleaseInFull): Promise<Outcome> {
    const running = this.commands.run<Outcome, PersonWithRelease>({
      who: { subjectRef: full.release.subjectRef },
      scope: {
        evidenceTypes: [full.release.evidenceType],
        ...(call.key ? { call: { clientId: actor.clientId, ...call.key } } : {}),
      },
      guard: 'version',
      also: (db, person) => withRelease(db, person, call.releaseId),
      plan: (person) => this.plan(person, actor, call),
    });
    return running.catch((error: unknown) => {
      throw error instanceof NotFound ? personErased() : error;
    });
  }

  private async plan(person: PersonWithRelease, actor: Actor, call: ReadingCall): Promise<Plan<Outcome>> {
    const { full, subject, now } = person;
    const catalogue = await this.catalogues.ensure(person.catalogueVersion);
    const verdict = verdictOf(person, catalogue);
    const role = hasRole(actor, 'service') ? 'service' : 'agency';
    const draft = new Draft(person, this.newId, actedBy(actor, role));
    const about = { actor: draft.actor, ...aboutRequest(full.request), releaseId: full.release.id };
    if (!verdict.allowed) {
      const { code } = verdict;
      const { evidenceType } = full.release;
      const eventId = draft.record(fact(draft.id(), EVENTS.evidenceReadRefused, { ...about, evidenceType, code }));
      return { changes: draft.changes({ raisesVersion: false }), result: { refused: code, eventId } };
    }
    const { fields } = verdict;
    // The content key would open the whole file.
    if (fields !== null && call.manner === 'claim') throw new ReleasedByFields();
    const answers = catalogue.evidenceType(full.release.evidenceType)?.answers ?? [];
    const result = { reading: { ...full, subject, fields, answers, now } };
    draft.restOn(verdict.restsUntil);
    if (repeatedCall(person, call.key?.bodyHash)) {
      // Nothing new to record, but the key leaves once more: the guard must hold once more.
      return { changes: draft.changes({ raisesVersion: false }), result };
    }
    const only = fields === null ? {} : { fields: [...fields] };
    const read = { ...about, ...aboutDocument(full.document), manner: call.manner, ...only };
    draft.record(fact(draft.id(), EVENTS.evidenceRead, read));
    const made = call.key && { clientId: actor.clientId, ...call.key, resourceId: full.release.id };
    return { changes: draft.changes({ raisesVersion: false, ...(made ? { call: made } : {}) }), result };
  }
}

function verdictOf({ full, consents, now }: PersonWithRelease, catalogue: Catalogue): ReadingVerdict {
  const { request, release, document } = full;
  const { agency, purpose } = request;
  const consent = findConsent(consents, { agency, purpose, evidenceType: release.evidenceType });
  return decideReading({
    now,
    ...entitlementOf(request, catalogue),
    evidenceType: release.evidenceType,
    ...(consent ? { consent } : {}),
    document,
    release,
  });
}

async function withRelease(db: Queryable, person: Person, id: string): Promise<PersonWithRelease> {
  const full = await findRelease(db, id);
  if (full === undefined) throw new NotFound();
  return { ...person, full };
}
