import { Inject, Injectable } from '@nestjs/common';
import type { JWK } from 'jose';
import { type Actor, hasRole } from '@askonce/auth';
import { wipe, wrapTo } from '@askonce/vault';
import { bodyHash } from '../calls/body-hash';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { DocumentKeys } from '../documents/document-keys';
import { SubjectIdentities } from '../subjects/subject-identities';
import type { ClaimResponse } from './dto/claim.response';
import { ReadingService } from './reading.service';
import { KeyNotRegistered } from './releases.problems';
import { SERVICE_KEYS, type ServiceKeys } from './service-keys';

/** Hands out the key to a document that travelled as ciphertext, at the moment of use and to its receiver alone. */
@Injectable()
export class ClaimsService {
  constructor(
    @Inject(ReadingService) private readonly readings: ReadingService,
    @Inject(DocumentKeys) private readonly keys: DocumentKeys,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(SERVICE_KEYS) private readonly serviceKeys: ServiceKeys,
  ) {}

  /** @throws KeyNotRegistered before anything is recorded; what reading throws */
  async claim(actor: Actor, releaseId: string, idempotencyKey: string): Promise<ClaimResponse> {
    const receiver = await this.registeredKey(actor);
    const key = { operation: 'releases.claim', idempotencyKey, bodyHash: bodyHash({ releaseId }) };
    const { document, request, subject } = await this.readings.read(actor, { releaseId, manner: 'claim', key });
    const contentKey = await this.keys.unwrap(subject, document);
    try {
      return {
        jwe: await wrapTo(receiver, contentKey, `release:${releaseId}`),
        contentId: document.contentId,
        parts: document.parts,
        size: document.size,
        digest: document.digest,
        mediaType: document.mediaType,
        evidenceType: document.evidenceType,
        qualifier: document.qualifier,
        requestId: request.id,
        agency: request.agency,
        subject: { pseudonym: this.identities.pseudonymOf(subject, request.agency) },
      };
    } finally {
      wipe(contentKey);
    }
  }

  private async registeredKey(actor: Actor): Promise<JWK> {
    const key = hasRole(actor, 'service')
      ? this.serviceKeys.get(actor.clientId)
      : (await this.catalogues.latest()).agency(actor.agency ?? '')?.publicKeyJwk;
    if (key === undefined) throw new KeyNotRegistered();
    return key;
  }
}
