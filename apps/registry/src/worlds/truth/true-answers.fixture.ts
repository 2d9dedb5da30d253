import type { TrueConsent, TrueDocument, TrueRequest } from './true-things.fixture';

/** What matters of an answer: how it ends and, in our words, what it says. */
export interface Answered {
  readonly status: number;
  readonly says: object;
}

export const problem = (status: number, slug: string, more: object = {}): Answered => ({
  status,
  says: { problem: slug, ...more },
});

export const NOT_FOUND = problem(404, 'not-found');
export const KEY_REUSED = problem(422, 'idempotency-key-reused');

/** Enums are the same words with other strokes. */
export const slugOf = (code: string): string => code.replaceAll('_', '-');

export const sorted = <T>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

export const byType = <T extends { readonly type: string }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => a.type.localeCompare(b.type));

function evidenceSeen({ status, releases, list }: TrueRequest): readonly { readonly type: string }[] {
  if (status === 'fetching' || status === 'asking') return list.map((type) => ({ type, status }));
  return releases.map(({ type, source, document: { id, version } }) => ({
    ...{ type, status, source, document: id, version },
  }));
}

/** A request as its agency sees it: nothing of what is held until the basis holds. */
export const requestSeen = (request: TrueRequest): object => {
  const { status, code, reasons, basis, requirement } = request;
  return { status, code, reasons, basis, requirement, evidence: byType(evidenceSeen(request)) };
};

export const answerOf = (request: TrueRequest, status: 200 | 201): Answered =>
  status === 201 && request.status === 'denied'
    ? problem(403, slugOf(request.code))
    : { status, says: requestSeen(request) };

/** A request as the person sees it whom it is about. */
export const ownRequestSeen = (request: TrueRequest): object => ({
  id: request.id,
  agency: request.agency,
  status: request.status,
  code: request.code,
  list: request.list,
  documents: byType(request.releases).map(({ document }) => document.id),
  objected: request.objected,
});

export const documentSeen = (document: TrueDocument): object => ({
  type: document.type,
  qualifier: document.qualifier,
  version: document.version,
  status: document.status,
  provenance: document.provenance,
  issuer: document.issuer,
});

export const consentSeen = ({ agency, purpose, type, status }: TrueConsent): object => ({
  agency,
  purpose,
  type,
  status,
});
