import type { FieldError } from '@askonce/problems';
import { Catalogue } from '../catalogue';
import type { CatalogueContent, CatalogueKind } from '../catalogue-content';

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
 * Where a catalogue would strand requests that wait: each of these is denied when it is decided by that catalogue. What
 * the catalogue in force strands already is not held against the next one, or nobody could mend it while the
 * requests it stranded are still being decided again.
 */
export function strandsOf(waiting: readonly WaitingRequests[], current: Catalogue, next: CatalogueContent): Strand[] {
  const after = new Catalogue(current.version + 1, next);
  const strands = new Map<string, Strand>();
  for (const requests of waiting.filter((group) => lossesOf(group, current).length === 0)) {
    for (const { pointer, detail } of lossesOf(requests, after)) {
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
  const { agency, procedure, requirement, evidenceTypes } = requests;
  return [
    ...inAgency(agency, catalogue),
    ...(catalogue.procedure(procedure) ? [] : [missing('procedures', procedure)]),
    ...(requirement === null || catalogue.requirement(requirement) ? [] : [missing('requirements', requirement)]),
    ...evidenceTypes.filter((id) => !catalogue.evidenceType(id)).map((id) => missing('evidenceTypes', id)),
    ...inPurpose(requests, catalogue),
  ];
}

function inAgency(id: string, catalogue: Catalogue): FieldError[] {
  const agency = catalogue.agency(id);
  if (agency === undefined) return [missing('agencies', id)];
  const pointer = `/agencies/${placeOf('agencies', id, catalogue)}/status`;
  return agency.status === 'active' ? [] : [{ pointer, detail: `"${id}" is ${agency.status}` }];
}

function inPurpose(requests: WaitingRequests, catalogue: Catalogue): FieldError[] {
  const { agency, procedure, purpose: id, evidenceTypes, explicitRequest } = requests;
  const declared = catalogue.purpose(id, agency);
  if (declared === undefined) return [missing('purposes', id, ` of "${agency}"`)];
  const at = (field: string) => `/purposes/${placeOf('purposes', id, catalogue)}/${field}`;
  if (declared.procedure !== procedure) return [{ pointer: at('procedure'), detail: `"${id}" left "${procedure}"` }];
  const uncovered = evidenceTypes.filter((type) => !declared.evidenceTypes.includes(type));
  const unasked = declared.lawfulBasis === 'public_task' && !explicitRequest;
  return [
    ...uncovered.map((type) => ({ pointer: at('evidenceTypes'), detail: `"${id}" does not cover "${type}"` })),
    ...(unasked ? [{ pointer: at('lawfulBasis'), detail: `"${id}" now needs a request of the person` }] : []),
  ];
}

const missing = (kind: CatalogueKind, id: string, of = ''): FieldError => ({
  pointer: `/${kind}`,
  detail: `"${id}"${of} is missing`,
});

const placeOf = (kind: CatalogueKind, id: string, { content }: Catalogue): number =>
  content[kind].findIndex((item) => item.id === id);
