import type { FieldError } from '@askonce/problems';
import { Catalogue } from '../catalogue';
import { listsOf } from '../../evidence-requests/request-facts';
import type { CatalogueContent, CatalogueKind, Purpose } from '../catalogue-content';

/** Waiting requests that rest on the same items of the catalogue: how many there are, never whose. */
export interface WaitingRequests {
  readonly agency: string;
  readonly procedure: string;
  readonly requirement: string | null;
  readonly purpose: string;
  readonly evidenceTypes: readonly string[];
  readonly explicitRequest: boolean;
  readonly count: number;
}

/** A place in a catalogue, as it was sent, that leaves waiting requests without what they rest on. */
export interface Strand extends FieldError {
  /** How many requests; one that misses several things counts at each of its places. */
  readonly requests: number;
}

/**
 * Where a catalogue would strand requests that wait: each of these is denied when it is decided by that catalogue, or, where
 * a purpose comes to name fields, as soon as no issuer's data is there. What
 * the catalogue in force strands already is not held against the next one, or nobody could mend it while the
 * requests it stranded are still being decided again.
 */
export function strandsOf(waiting: readonly WaitingRequests[], current: Catalogue, next: CatalogueContent): Strand[] {
  const after = new Catalogue(current.version + 1, next);
  const strands = new Map<string, Strand>();
  for (const requests of waiting.filter((group) => lossesOf(group, current).length === 0)) {
    for (const { pointer, detail } of [...lossesOf(requests, after), ...newlyByFields(requests, current, after)]) {
      const key = `${pointer}\n${detail}`;
      strands.set(key, { pointer, detail, requests: (strands.get(key)?.requests ?? 0) + requests.count });
    }
  }
  return [...strands.values()].map(({ detail, requests, ...place }) => ({
    ...place,
    detail: `${detail}, and ${requests === 1 ? '1 request waits' : `${requests} requests wait`} for evidence on it`,
    requests,
  }));
}

/** What these requests rest on and a catalogue does not give them; empty when they may go on waiting. */
function lossesOf(requests: WaitingRequests, catalogue: Catalogue): FieldError[] {
  const { agency, procedure } = requests;
  return [
    ...inAgency(agency, catalogue),
    ...(catalogue.procedure(procedure) ? [] : [missing('procedures', procedure)]),
    ...inTerms(requests, catalogue),
    ...inPurpose(requests, catalogue),
  ];
}

/** A purpose that released files and names fields now: a request that waits for a file waits in vain. */
function newlyByFields({ agency, purpose: id }: WaitingRequests, current: Catalogue, next: Catalogue): FieldError[] {
  const isByFields = (catalogue: Catalogue) => catalogue.purpose(id, agency)?.fields !== undefined;
  if (isByFields(current) || !isByFields(next)) return [];
  const pointer = `/purposes/${placeOf('purposes', id, next)}/fields`;
  return [{ pointer, detail: `"${id}" now releases fields only` }];
}

/** A requirement says itself which types will do; who named a type needs that one. */
function inTerms({ requirement, evidenceTypes }: WaitingRequests, catalogue: Catalogue): FieldError[] {
  if (requirement !== null) return catalogue.requirement(requirement) ? [] : [missing('requirements', requirement)];
  return evidenceTypes.filter((id) => !catalogue.evidenceType(id)).map((id) => missing('evidenceTypes', id));
}

function inAgency(id: string, catalogue: Catalogue): FieldError[] {
  const agency = catalogue.agency(id);
  if (agency === undefined) return [missing('agencies', id)];
  const pointer = `/agencies/${placeOf('agencies', id, catalogue)}/status`;
  return agency.status === 'active' ? [] : [{ pointer, detail: `"${id}" is ${agency.status}` }];
}

function inPurpose(requests: WaitingRequests, catalogue: Catalogue): FieldError[] {
  const { agency, procedure, purpose: id, explicitRequest } = requests;
  const declared = catalogue.purpose(id, agency);
  if (declared === undefined) return [missing('purposes', id, ` of "${agency}"`)];
  const at = (field: string) => `/purposes/${placeOf('purposes', id, catalogue)}/${field}`;
  if (declared.procedure !== procedure) return [{ pointer: at('procedure'), detail: `"${id}" left "${procedure}"` }];
  const uncovered = uncoveredBy(declared, listsOf(requests, catalogue));
  const unasked = declared.lawfulBasis === 'public_task' && !explicitRequest;
  return [
    ...uncovered.map((type) => ({ pointer: at('evidenceTypes'), detail: `"${id}" does not cover "${type}"` })),
    ...(unasked ? [{ pointer: at('lawfulBasis'), detail: `"${id}" now needs a request of the person` }] : []),
  ];
}

/** The types for whose lack no list is left; none where one list is covered as a whole. */
function uncoveredBy({ evidenceTypes }: Purpose, lists: readonly (readonly string[])[]): string[] {
  const lacking = lists.map((list) => list.filter((type) => !evidenceTypes.includes(type)));
  return lacking.some((types) => types.length === 0) ? [] : [...new Set(lacking.flat())];
}

const missing = (kind: CatalogueKind, id: string, of = ''): FieldError => ({
  pointer: `/${kind}`,
  detail: `"${id}"${of} is missing`,
});

const placeOf = (kind: CatalogueKind, id: string, { content }: Catalogue): number =>
  content[kind].findIndex((item) => item.id === id);
