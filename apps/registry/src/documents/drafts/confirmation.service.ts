import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Database } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { bodyHash } from '../../calls/body-hash';
import { actedBy, citizenOf } from '../../calls/citizen';
import { findPerson } from '../../subjects/read-person';
import { repeatedCall } from '../../subjects/repeated-call';
import { SubjectIdentities } from '../../subjects/subject-identities';
import type { Taken } from '../admission';
import { Admissions } from '../admissions';
import { findDocument } from '../documents.repository';
import { assertNotRejected, givenBy, type GivenWith, grantAll, replacedBy } from '../given';
import type { DocumentDraft } from './document-draft';
import { deleteDrafts, findDraft } from './drafts.repository';

interface Confirmation extends GivenWith {
  readonly id: string;
  readonly idempotencyKey: string;
}
interface Call {
  readonly key: { readonly operation: string; readonly idempotencyKey: string };
  readonly bodyHash: string;
}

/** How what a citizen has looked at becomes what they give. */
@Injectable()
export class ConfirmationService {
  constructor(
    @Inject(Admissions) private readonly admissions: Admissions,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(Database) private readonly database: Database,
  ) {}

  /** Does what giving does, with the bytes that are there. @throws NotFound when there is no such draft, what giving throws */
  async confirm(actor: Actor, { id, grants, terms, idempotencyKey }: Confirmation): Promise<Taken> {
    const subjectRef = await this.identities.findRef(citizenOf(actor));
    if (subjectRef === undefined) throw new NotFound();
    const key = { operation: `documents.confirm.${id}`, idempotencyKey };
    const call = { key, bodyHash: bodyHash({ id, grants, terms }) };
    const draft = await findDraft(this.database, subjectRef, id);
    if (draft === undefined) return this.earlier(actor, subjectRef, call);
    return this.admit(actor, draft, { ...call, grants, terms });
  }

  private admit(
    actor: Actor,
    draft: DocumentDraft,
    { key, bodyHash: hash, ...givenWith }: Call & GivenWith,
  ): Promise<Taken> {
    const { subjectRef, id } = draft;
    return this.admissions.run(
      {
        who: { subjectRef },
        actor: actedBy(actor, 'citizen'),
        described: givenBy(draft),
        key,
        ...(draft.replaces !== null && { replaces: draft.replaces }),
        before: (command, digest) => {
          assertNotRejected(command, draft, digest);
          return replacedBy(command, draft.replaces);
        },
        after: (command, _added, catalogue) => {
          grantAll(command, givenWith, catalogue);
        },
      },
      {
        ...draft,
        documentId: id,
        wrappedKey: () => draft.wrappedKey,
        bodyHash: hash,
        beside: async (tx) => {
          if ((await deleteDrafts(tx, subjectRef, [id])) === 0) throw new NotFound();
        },
      },
    );
  }

  /** The same call, made before: its draft is a document by now. */
  private async earlier(actor: Actor, subjectRef: string, { key, bodyHash: hash }: Call): Promise<Taken> {
    const idempotencyKey = this.identities.blind(key.idempotencyKey);
    const call = { clientId: actor.clientId, operation: key.operation, idempotencyKey };
    const made = repeatedCall(await findPerson(this.database, { subjectRef }, { evidenceTypes: [], call }), hash);
    const document = made && (await findDocument(this.database, subjectRef, made.resourceId));
    if (document === undefined) throw new NotFound();
    return { document, answered: false, isNew: false };
  }
}
