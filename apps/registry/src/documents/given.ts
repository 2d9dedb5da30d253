import { NotFound } from '@askonce/problems';
import type { Catalogue } from '../catalogue/catalogue';
import { applyTransition } from '../consents/apply-transition';
import { RejectedBefore } from '../rejections/rejections.problems';
import type { Draft, HoldingKey } from '../subjects/draft';
import type { HeldDocument, Rejection } from '../subjects/person';
import type { Described } from './admission';
import { DocumentEnded, NotGivenByYou } from './documents.problems';

/** What a citizen gives, by what they say of it. */
export const givenBy = ({
  evidenceType,
  qualifier,
  channel,
  issuedAt,
  validUntil,
}: Pick<HeldDocument, 'evidenceType' | 'qualifier' | 'channel' | 'issuedAt' | 'validUntil'>): Described => ({
  evidenceType,
  qualifier,
  channel,
  provenance: 'citizen_provided',
  issuer: null,
  depositedBy: null,
  arrival: 'deposited',
  issuedAt,
  validUntil,
});

/** @throws RejectedBefore when this very file is what those who wait cannot use */
export function assertNotRejected(draft: Draft, { evidenceType, qualifier }: HoldingKey, digest: string): void {
  if (draft.openPursuit({ evidenceType, qualifier })?.kind !== 'asking') return;
  const isThis = (rejection: Rejection) =>
    rejection.digest === digest && rejection.evidenceType === evidenceType && rejection.qualifier === qualifier;
  if (draft.allRejections().some(isThis)) throw new RejectedBefore();
}

/** @throws DocumentEnded, NotGivenByYou when this may not be replaced */
export function replacedBy(draft: Draft, id: string | null | undefined): HeldDocument | undefined {
  if (id === null || id === undefined) return undefined;
  const document = draft.person.documents.find((candidate) => candidate.id === id);
  if (document === undefined) throw new DocumentEnded();
  if (document.provenance !== 'citizen_provided') throw new NotGivenByYou();
  return document;
}

/** The consents that are given with a document. */
export interface GivenWith {
  readonly grants: readonly string[];
  /** What the person was shown of them. */
  readonly terms?: readonly string[] | undefined;
}

/** @throws NotFound, TransitionNotAllowed, TermsChanged */
export function grantAll(draft: Draft, { grants, terms }: GivenWith, catalogue: Catalogue): void {
  for (const id of grants) {
    const consent = draft.person.consents.find((candidate) => candidate.id === id);
    if (consent === undefined) throw new NotFound({ detail: 'A consent named in grants is not there.' });
    applyTransition(draft, consent, 'grant', { catalogue, terms });
  }
}
