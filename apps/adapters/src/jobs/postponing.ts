import { AgencyFailure } from '../connectors/agency-failure';
import { SecretMissing } from '../connectors/connector-kinds';
import { Interrupted } from '../protection/interrupted';
import { RegistryFailed } from '../registry/registry-failures';

const FIRST_MS = 1_000;
const MAX_MS = 30_000;

/** How a piece of work is put back. */
export interface Postponement {
  /** Calls to the agency that were made. */
  readonly calls: number;
  /** The kind of failure, for whoever looks at the table. */
  readonly failure: string;
  readonly delayMs: number;
}

/** A failure that may pass, so that the work is to be taken up again. */
export type PassingFailure = AgencyFailure | Interrupted | RegistryFailed | SecretMissing;

export function mayPass(error: unknown): error is PassingFailure {
  return [AgencyFailure, Interrupted, RegistryFailed, SecretMissing].some((kind) => error instanceof kind);
}

/** @param claims how often the work has been taken, from 1 */
export function postponement(failure: PassingFailure, calls: number, claims: number): Postponement {
  // Where this instance stopped in the middle, another goes on at once.
  const delayMs = failure instanceof Interrupted ? 0 : retryDelay(claims);
  return { calls, failure: codeOf(failure), delayMs };
}

/** Doubling up to half a minute, with jitter so that many do not come at once. */
export function retryDelay(claims: number, random: () => number = Math.random): number {
  const full = Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(Math.max(claims - 1, 0), 30));
  return Math.round(full * (0.5 + random() * 0.5));
}

function codeOf(failure: PassingFailure): string {
  if (failure instanceof AgencyFailure) return failure.code;
  if (failure instanceof Interrupted) return 'interrupted';
  return failure instanceof SecretMissing ? 'secret_missing' : 'registry_failed';
}
