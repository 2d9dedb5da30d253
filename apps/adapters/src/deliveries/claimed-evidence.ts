import { createHash } from 'node:crypto';
import { SealBroken, type SealedPart, unsealParts } from '@askonce/vault';
import type { Evidence } from '../connectors/connector';
import type { ClaimedRelease } from '../registry/registry-gateway';
import type { DeliveryJob } from './delivery-job';

export type Flaw = 'claim_mismatch' | 'seal_broken' | 'digest_mismatch';

/** The parts that came over Kafka are not the document that the registry released: nothing of it may be delivered. */
export class EvidenceFlawed extends Error {
  constructor(
    readonly flaw: Flaw,
    options?: ErrorOptions,
  ) {
    super(`The parts are not the released document: ${flaw}`, options);
    this.name = 'EvidenceFlawed';
  }
}

/**
 * The document of a delivery, opened part by part with the key just claimed.
 * @param sealed reads the sealed parts, anew at each call
 * @throws EvidenceFlawed at once when the claim is for other parts; its content throws it when it is not what was released
 */
export function claimedEvidence(
  job: DeliveryJob,
  claim: ClaimedRelease,
  sealed: () => AsyncIterable<SealedPart>,
): Evidence {
  const { contentId, parts, agency } = claim;
  if (contentId !== job.contentId || parts !== job.parts || agency !== job.agency) {
    throw new EvidenceFlawed('claim_mismatch');
  }
  const { requestId, evidenceType, qualifier = '', mediaType, digest, size, subject } = claim;
  const { releaseId } = job;
  return {
    ...{ releaseId, requestId, evidenceType, qualifier, mediaType, digest, size },
    subject: subject.pseudonym,
    content: () => opened(claim, sealed()),
  };
}

async function* opened(claim: ClaimedRelease, sealed: AsyncIterable<SealedPart>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const bytes of unsealParts({ key: claim.contentKey, context: claim.contentId })(sealed)) {
      hash.update(bytes);
      size += bytes.length;
      yield bytes;
    }
  } catch (cause) {
    if (cause instanceof SealBroken) throw new EvidenceFlawed('seal_broken', { cause });
    throw cause;
  }
  if (size !== claim.size || `sha-256=:${hash.digest('base64')}:` !== claim.digest) {
    throw new EvidenceFlawed('digest_mismatch');
  }
}
