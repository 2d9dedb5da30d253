import { Inject, Injectable } from '@nestjs/common';
import type { Channel, Provenance } from '@askonce/contracts';
import { DatabaseUnavailable, prepared, type Queryable } from '@askonce/database';
import { wipe } from '@askonce/vault';
import { bodyHash } from '../calls/body-hash';
import type { Catalogue } from '../catalogue/catalogue';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { ContentStore, type StagedContent } from '../content/content-store';
import type { ActedBy } from '../subjects/acted-by';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Arrival, HeldDocument, Person } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import type { Who } from '../subjects/subject-identities';
import { addDocument, type Added } from './add-document';
import { DocumentKeys } from './document-keys';
import { recordEnded } from './end-document';
import { type Receiver, receiversOf } from './receivers';
import { findDocument } from './documents.repository';
import { repeatedCall } from '../subjects/repeated-call';
import { IdempotencyKeyReused } from '@askonce/problems';

/** What is said of a document that comes in. */
export interface Described {
  readonly evidenceType: string;
  readonly qualifier: string;
  readonly provenance: Provenance;
  readonly issuer: string | null;
  readonly depositedBy: string | null;
  readonly arrival: Arrival;
  readonly channel: Channel;
  readonly issuedAt: string | null;
  readonly validUntil: string | null;
}

export interface IntakeCall {
  readonly who: Who;
  readonly actor: ActedBy;
  readonly described: Described;
  readonly content: AsyncIterable<Uint8Array>;
  /** What its issuer says as data: canonical JSON. */
  readonly attributes?: string | undefined;
  /** Absent where the call cannot be told from a repetition otherwise: fetches. */
  readonly key?: { readonly operation: string; readonly idempotencyKey: string };
  /** What a repeated call must say as well, beside the document. */
  readonly alsoSaid?: object;
  /** The id of the document that this one is to replace; `before` says whether it may. */
  readonly replaces?: string;
  /** Looks at the person first: it may refuse by throwing, or name the document that this one replaces. */
  readonly before?: (draft: Draft, digest: string) => HeldDocument | undefined;
  /** What else belongs into the same commit. */
  readonly after?: (draft: Draft, added: Added, catalogue: Catalogue) => void;
  /** A document that is this one already: then nothing is taken in. */
  readonly same?: (person: Person, digest: string) => HeldDocument | undefined;
}

export interface Taken {
  readonly document: HeldDocument;
  /** Whether it answered what was asked of the citizen, or of a source. */
  readonly answered: boolean;
  readonly isNew: boolean;
}

type PersonWithVersion = Person & {
  readonly lastVersion: number;
  readonly earlier: HeldDocument | undefined;
  /** Of what this document replaces. */
  readonly receivers: readonly Receiver[];
};

const DAY_MS = 86_400_000;
const LAST_VERSION = prepared(
  'last-document-version',
  `SELECT COALESCE(max(d.version), 0)::integer AS version FROM document d
   WHERE d.subject_ref = $1 AND d.evidence_type = $2 AND d.qualifier = $3`,
);

/** The one way in for documents: the bytes are sealed and staged as they come, then one guarded commit takes them in. */
@Injectable()
export class Intake {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(ContentStore) private readonly contents: ContentStore,
    @Inject(DocumentKeys) private readonly keys: DocumentKeys,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** @throws what staging throws, what `before` throws, IdempotencyKeyReused; nothing of the content stays then. */
  async take(call: IntakeCall): Promise<Taken> {
    const staged = await this.contents.stage(call.content);
    try {
      const taken = await this.commands.run<Taken, PersonWithVersion>({
        who: call.who,
        scope: {
          evidenceTypes: null,
          ...(call.key ? { call: { clientId: call.actor.clientId, ...call.key } } : {}),
        },
        guard: 'sequence',
        also: (db, person) => withVersion(db, person, call),
        plan: (person) => this.plan(person, call, staged),
      });
      if (!taken.isNew) await this.contents.discard(staged.contentId);
      return taken;
    } catch (error) {
      // Of a commit whose answer was lost nobody knows whether it stands: the sweeper sees later what was kept.
      if (!(error instanceof DatabaseUnavailable)) await this.contents.discard(staged.contentId);
      throw error;
    } finally {
      wipe(staged.contentKey);
    }
  }

  private async plan(person: PersonWithVersion, call: IntakeCall, staged: StagedContent): Promise<Plan<Taken>> {
    const hash = bodyHash({ ...call.described, ...call.alsoSaid, digest: staged.digest });
    const known = await this.knownOf(person, call, { hash, digest: staged.digest });
    if (known) return { result: { document: known, answered: false, isNew: false } };
    const catalogue = await this.catalogues.ensure(person.catalogueVersion);
    const draft = new Draft(person, this.newId, call.actor);
    const replaces = call.before?.(draft, staged.digest);
    const incoming = await this.toDocument(person, call, staged, catalogue);
    const added = addDocument(draft, incoming, { catalogue, replaces });
    if (replaces) recordEnded(draft, replaces, { how: 'replaced', receivers: person.receivers });
    call.after?.(draft, added, catalogue);
    const resourceId = added.document.id;
    const made = call.key && { clientId: call.actor.clientId, ...call.key, bodyHash: hash, resourceId };
    const changes = draft.changes({ raisesVersion: true, ...(made ? { call: made } : {}) });
    return {
      changes,
      result: { document: added.document, answered: added.answered || added.answeredInstead, isNew: true },
    };
  }

  /** Attributes are compared as such: a hash of them, kept with the fact, could be guessed back. */
  private async knownOf(
    person: PersonWithVersion,
    call: IntakeCall,
    { hash, digest }: { hash: string; digest: string },
  ): Promise<HeldDocument | undefined> {
    const earlier = repeatedCall(person, hash) && person.earlier;
    const known = earlier ?? call.same?.(person, digest);
    if (known === undefined) return undefined;
    const isSame = (await this.keys.openAttributes(person.subject, known)) === call.attributes;
    if (earlier && !isSame) throw new IdempotencyKeyReused();
    return isSame ? known : undefined;
  }

  private async toDocument(
    person: PersonWithVersion,
    { described, attributes }: IntakeCall,
    staged: StagedContent,
    catalogue: Catalogue,
  ): Promise<HeldDocument> {
    const { subject, now, lastVersion } = person;
    const { contentId, mediaType, size, parts, digest } = staged;
    return {
      ...described,
      validUntil: described.validUntil ?? endOfValidity(described, catalogue),
      subjectRef: subject.subjectRef,
      id: this.newId(),
      version: lastVersion + 1,
      status: 'current',
      pursuitId: null,
      contentId,
      wrappedKey: await this.keys.wrap(subject, described.provenance, staged),
      sealedAttributes:
        attributes === undefined
          ? null
          : await this.keys.sealAttributes(subject, { provenance: described.provenance, contentId }, attributes),
      mediaType,
      size,
      parts,
      digest,
      createdAt: now,
      endedAt: null,
    };
  }
}

/** The catalogue may say how long a type is valid, counted from its day of issue. */
function endOfValidity({ evidenceType, issuedAt }: Described, catalogue: Catalogue): string | null {
  const days = catalogue.evidenceType(evidenceType)?.validityDays;
  return days === undefined || issuedAt === null ? null : new Date(Date.parse(issuedAt) + days * DAY_MS).toISOString();
}

async function withVersion(db: Queryable, person: Person, call: IntakeCall): Promise<PersonWithVersion> {
  const { subjectRef } = person.subject;
  const { described, replaces } = call;
  const values = [subjectRef, described.evidenceType, described.qualifier];
  const [row] = await db.query<{ version: number }>(LAST_VERSION, values);
  const earlier = person.earlierCall && (await findDocument(db, subjectRef, person.earlierCall.resourceId));
  const receivers = replaces === undefined ? [] : ((await receiversOf(db, subjectRef, [replaces])).get(replaces) ?? []);
  return { ...person, lastVersion: row?.version ?? 0, earlier, receivers };
}
