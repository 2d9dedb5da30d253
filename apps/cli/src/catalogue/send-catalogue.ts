import { ApiCaller, type CatalogueOutcome, NoUsableAnswer, Problem, type TokenSource } from '@askonce/client';
import { CatalogueRefused, type FileError, RegistryUnreachable } from './catalogue-errors';
import type { LoadedCatalogue } from './load-catalogue';

/** The registry, and as whom it is spoken to. */
export interface CatalogueTarget {
  readonly registryUrl: string;
  /** Tokens of a steward. */
  readonly tokens: TokenSource;
}

const TIMEOUT_MS = 30_000;

/**
 * Puts a catalogue in force, or leaves everything as it is.
 * @throws CatalogueRefused, RegistryUnreachable, TokenRequestFailed
 */
export const applyCatalogue = (catalogue: LoadedCatalogue, target: CatalogueTarget): Promise<CatalogueOutcome> =>
  send(catalogue, target, {});

/**
 * What `applyCatalogue` would change, without changing it.
 * @throws CatalogueRefused, RegistryUnreachable, TokenRequestFailed
 */
export const diffCatalogue = (catalogue: LoadedCatalogue, target: CatalogueTarget): Promise<CatalogueOutcome> =>
  send(catalogue, target, { dryRun: 'true' });

async function send(
  catalogue: LoadedCatalogue,
  { registryUrl: baseUrl, tokens }: CatalogueTarget,
  query: Readonly<Record<string, string>>,
): Promise<CatalogueOutcome> {
  // Whoever typed the command sees at once that nobody answers, and decides whether to try again.
  const registry = new ApiCaller({ baseUrl, tokens, timeoutMs: TIMEOUT_MS, attempts: 1 });
  try {
    return await registry.json({ method: 'PUT', path: '/v1/catalogue', query, body: catalogue.document });
  } catch (error) {
    if (error instanceof Problem) throw refusal(error, catalogue);
    if (error instanceof NoUsableAnswer) throw new RegistryUnreachable(baseUrl.replace(/\/+$/, ''), { cause: error });
    throw error;
  }
}

function refusal({ status, body, errors }: Problem, catalogue: LoadedCatalogue): CatalogueRefused {
  const { title = 'The registry refused the catalogue', detail = '' } = body;
  const located = errors.map(({ pointer, detail }): FileError => {
    const place = catalogue.locate(pointer);
    return { ...(place ?? { file: 'catalogue' }), detail: `${pointer} ${detail}` };
  });
  return new CatalogueRefused(status, `${title} (${status}). ${detail}`.trim(), located);
}
