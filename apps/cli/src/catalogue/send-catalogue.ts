import { type CatalogueOutcome, type FieldError, isProblem, Problem } from '@askonce/client';
import type { CatalogueKind } from './catalogue-document';
import { CatalogueRefused, type FileError } from './catalogue-errors';
import type { LoadedCatalogue } from './load-catalogue';
import { callRegistry, type CatalogueTarget } from './registry-call';

export type KindDiff = CatalogueOutcome['diff'][CatalogueKind];
export type FieldChange = KindDiff['changed'][number]['fields'][number];

/** What came, or would come, of applying a catalogue, with places in files. */
export interface LocatedOutcome extends Omit<CatalogueOutcome, 'strands'> {
  /** Where waiting requests are left without what they rest on. */
  readonly strands: readonly FileError[];
}

export interface SendOptions {
  /** Only say what would change. */
  readonly dryRun: boolean;
  /** Apply it although requests wait that it strands. */
  readonly force: boolean;
}

/**
 * Puts a catalogue in force, or leaves everything as it is.
 * @throws CatalogueRefused, RegistryUnreachable, TokenRequestFailed
 */
export async function sendCatalogue(
  catalogue: LoadedCatalogue,
  target: CatalogueTarget,
  { dryRun, force }: SendOptions,
): Promise<LocatedOutcome> {
  const query = { ...(dryRun && { dryRun: 'true' }), ...(force && { force: 'true' }) };
  const call = { method: 'PUT', path: '/v1/catalogue', query, body: catalogue.document } as const;
  try {
    const outcome = await callRegistry<CatalogueOutcome>(target, call);
    return { ...outcome, strands: outcome.strands.map((place) => inFile(place, catalogue)) };
  } catch (error) {
    throw error instanceof Problem ? refusal(error, catalogue) : error;
  }
}

function refusal(problem: Problem, catalogue: LoadedCatalogue): CatalogueRefused {
  const { title = 'The registry refused the catalogue', detail = '' } = problem.body;
  // What the registry says to do is said for HTTP.
  const mend = isProblem(problem, 'catalogue-strands-requests')
    ? 'Nothing was applied. Keep what they need until they have ended, or say --force.'
    : detail;
  return new CatalogueRefused(
    problem.status,
    `${title} (${problem.status}). ${mend}`.trim(),
    problem.errors.map((place) => inFile(place, catalogue)),
  );
}

function inFile({ pointer, detail }: FieldError, catalogue: LoadedCatalogue): FileError {
  return { ...(catalogue.locate(pointer) ?? { file: 'catalogue' }), detail: `${pointer} ${detail}` };
}
