import type { Catalogue } from '../catalogue/catalogue';
import { CatalogueLacksIt } from '../evidence-requests/evidence-requests.problems';
import type { EvidenceRequest, HeldDocument } from '../subjects/person';
import { NoAgencyConcerned } from './questions.problems';

/** What a question is about, as it was found. */
export type About =
  | { readonly kind: 'audit_entry'; readonly eventId: string; readonly data: object }
  | { readonly kind: 'evidence_request'; readonly request: Pick<EvidenceRequest, 'id' | 'agency'> }
  | {
      readonly kind: 'document';
      readonly document: Pick<HeldDocument, 'id' | 'depositedBy' | 'arrival' | 'issuer'>;
    }
  | { readonly kind: 'agency'; readonly agency: string };

/** Who is to answer, and what it may know of that the question is about. */
export interface Concerned {
  readonly agency: string;
  readonly auditEntryId: string | null;
  readonly requestId: string | null;
  readonly documentId: string | null;
}

const NOTHING = { auditEntryId: null, requestId: null, documentId: null };

/**
 * The agency that acted, asked, or issued.
 * @throws NoAgencyConcerned where none did, or it takes part no more; CatalogueLacksIt when an unknown one is named
 */
export function concernedBy(about: About, catalogue: Catalogue): Concerned {
  if (about.kind === 'agency') {
    if (catalogue.agency(about.agency) !== undefined) return { ...NOTHING, agency: about.agency };
    throw new CatalogueLacksIt({ errors: [{ pointer: '/about/agency', detail: 'is not in the catalogue' }] });
  }
  const concerned = behind(about);
  if (concerned === undefined || catalogue.agency(concerned.agency) === undefined) throw new NoAgencyConcerned();
  return concerned;
}

function behind(about: Exclude<About, { kind: 'agency' }>): Concerned | undefined {
  switch (about.kind) {
    case 'audit_entry':
      return behindFact(about.eventId, about.data);
    case 'evidence_request': {
      const { id: requestId, agency } = about.request;
      return { ...NOTHING, agency, requestId };
    }
    case 'document': {
      const { id: documentId, depositedBy, arrival, issuer } = about.document;
      const agency = depositedBy ?? (arrival === 'fetched' ? issuer : null);
      return agency === null ? undefined : { ...NOTHING, agency, documentId };
    }
  }
}

interface Said {
  readonly agency?: unknown;
  readonly source?: unknown;
  readonly requestId?: unknown;
  readonly actor?: { readonly agency?: unknown };
}

/** As the log names the agency of an entry. A request is named to the agency that made it, and not to a source that was asked. */
function behindFact(auditEntryId: string, { agency, source, requestId, actor }: Said): Concerned | undefined {
  if (typeof agency === 'string') {
    return { ...NOTHING, agency, auditEntryId, requestId: typeof requestId === 'string' ? requestId : null };
  }
  const other = source ?? actor?.agency;
  return typeof other === 'string' ? { ...NOTHING, agency: other, auditEntryId } : undefined;
}
