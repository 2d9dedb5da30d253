import type { TokenSource } from '@askonce/client';
import type { CatalogueKind } from './catalogue-document';
import { CatalogueRefused, type FileError, RegistryUnreachable } from './catalogue-errors';
import type { LoadedCatalogue } from './load-catalogue';

/** The registry, and as whom it is spoken to. */
export interface CatalogueTarget {
  readonly registryUrl: string;
  /** Tokens of a steward. */
  readonly tokens: TokenSource;
}

export interface FieldChange {
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface KindDiff {
  readonly added: readonly string[];
  readonly changed: readonly { readonly id: string; readonly fields: readonly FieldChange[] }[];
  readonly removed: readonly string[];
}

/** What came, or would come, of applying a catalogue. */
export interface CatalogueOutcome {
  readonly version: number;
  readonly changed: boolean;
  readonly diff: Readonly<Record<CatalogueKind, KindDiff>>;
}

interface ProblemAnswer {
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

const TIMEOUT_MS = 30_000;

/**
 * Puts a catalogue in force, or leaves everything as it is.
 * @throws CatalogueRefused, RegistryUnreachable, TokenRequestFailed
 */
export const applyCatalogue = (catalogue: LoadedCatalogue, target: CatalogueTarget): Promise<CatalogueOutcome> =>
  send(catalogue, target, '/v1/catalogue');

/**
 * What `applyCatalogue` would change, without changing it.
 * @throws CatalogueRefused, RegistryUnreachable, TokenRequestFailed
 */
export const diffCatalogue = (catalogue: LoadedCatalogue, target: CatalogueTarget): Promise<CatalogueOutcome> =>
  send(catalogue, target, '/v1/catalogue?dryRun=true');

async function send(catalogue: LoadedCatalogue, target: CatalogueTarget, path: string): Promise<CatalogueOutcome> {
  const token = await target.tokens.token();
  const base = target.registryUrl.replace(/\/+$/, '');
  try {
    const response = await fetch(`${base}${path}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(catalogue.document),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw refusal(response.status, answer as ProblemAnswer, catalogue);
    return answer as CatalogueOutcome;
  } catch (cause) {
    if (cause instanceof CatalogueRefused) throw cause;
    throw new RegistryUnreachable(base, { cause });
  }
}

function refusal(status: number, problem: ProblemAnswer, catalogue: LoadedCatalogue): CatalogueRefused {
  const { title = 'The registry refused the catalogue', detail = '', errors = [] } = problem;
  const located = errors.map(({ pointer, detail }): FileError => {
    const place = catalogue.locate(pointer);
    return { ...(place ?? { file: 'catalogue' }), detail: `${pointer} ${detail}` };
  });
  return new CatalogueRefused(status, `${title} (${status}). ${detail}`.trim(), located);
}
