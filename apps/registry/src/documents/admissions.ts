import { Inject, Injectable } from '@nestjs/common';
import { prepared, type Queryable } from '@askonce/database';
import { IdempotencyKeyReused } from '@askonce/problems';
import type { Catalogue } from '../catalogue/catalogue';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { HeldDocument, Person } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { repeatedCall } from '../subjects/repeated-call';
import { addDocument } from './add-document';
import type { Admission, Described, SealedContent, Taken } from './admission';
import { DocumentKeys } from './document-keys';
import { findDocument } from './documents.repository';
import { recordEnded } from './end-document';
import { type Receiver, receiversOf } from './receivers';

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

/** The one guarded commit by which sealed bytes become a document. */
@Injectable()
export class Admissions {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(DocumentKeys) private readonly keys: DocumentKeys,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** @throws what `before` throws, IdempotencyKeyReused */
  run(call: Admission, sealed: SealedContent): Promise<Taken> {
    return this.commands.run<Taken, PersonWithVersion>({
      who: call.who,
      scope: {
        evidenceTypes: null,
        ...(call.key ? { call: { clientId: call.actor.clientId, ...call.key } } : {}),
      },
      guard: 'sequence',
      also: (db, person) => withVersion(db, person, call),
      plan: (person) => this.plan(person, call, sealed),
    });
  }

  private async plan(person: PersonWithVersion, call: Admission, sealed: SealedContent): Promise<Plan<Taken>> {
    const { digest, bodyHash, beside } = sealed;
    const known = await this.knownOf(person, call, sealed);
    if (known) return { result: { document: known, answered: false, isNew: false } };
    const catalogue = await this.catalogues.ensure(person.catalogueVersion);
    const draft = new Draft(person, this.newId, call.actor);
    const replaces = call.before?.(draft, digest);
    const incoming = await this.toDocument(person, call, sealed, catalogue);
    const added = addDocument(draft, incoming, { catalogue, replaces });
    if (replaces) recordEnded(draft, replaces, { how: 'replaced', receivers: person.receivers });
    call.after?.(draft, added, catalogue);
    const resourceId = added.document.id;
    const made = call.key && { clientId: call.actor.clientId, ...call.key, bodyHash, resourceId };
    const changes = draft.changes({ raisesVersion: true, ...(made ? { call: made } : {}) });
    return {
      changes,
      ...(beside && { beside }),
      result: { document: added.document, answered: added.answered || added.answeredInstead, isNew: true },
    };
  }

  /** Attributes are compared as such: a hash of them, kept with the fact, could be guessed back. */
  private async knownOf(
    person: PersonWithVersion,
    call: Admission,
    { bodyHash, digest }: SealedContent,
  ): Promise<HeldDocument | undefined> {
    const earlier = repeatedCall(person, bodyHash) && person.earlier;
    const known = earlier ?? call.same?.(person, digest);
    if (known === undefined) return undefined;
    const isSame = (await this.keys.openAttributes(person.subject, known)) === call.attributes;
    if (earlier && !isSame) throw new IdempotencyKeyReused();
    return isSame ? known : undefined;
  }

  private async toDocument(
    person: PersonWithVersion,
    { described, attributes }: Admission,
    sealed: SealedContent,
    catalogue: Catalogue,
  ): Promise<HeldDocument> {
    const { subject, now, lastVersion } = person;
    const { contentId, mediaType, size, parts, digest } = sealed;
    return {
      ...described,
      validUntil: described.validUntil ?? endOfValidity(described, catalogue),
      subjectRef: subject.subjectRef,
      id: sealed.documentId,
      version: lastVersion + 1,
      status: 'current',
      pursuitId: null,
      contentId,
      wrappedKey: await sealed.wrappedKey(subject),
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

async function withVersion(db: Queryable, person: Person, call: Admission): Promise<PersonWithVersion> {
  const { subjectRef } = person.subject;
  const { described, replaces } = call;
  const values = [subjectRef, described.evidenceType, described.qualifier];
  const [row] = await db.query<{ version: number }>(LAST_VERSION, values);
  const earlier = person.earlierCall && (await findDocument(db, subjectRef, person.earlierCall.resourceId));
  const receivers = replaces === undefined ? [] : ((await receiversOf(db, subjectRef, [replaces])).get(replaces) ?? []);
  return { ...person, lastVersion: row?.version ?? 0, earlier, receivers };
}
