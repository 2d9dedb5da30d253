import { ApiCaller, type Call, NoUsableAnswer, type TokenSource } from '@askonce/client';
import { RegistryUnreachable } from './catalogue-errors';

/** The registry, and as whom it is spoken to. */
export interface CatalogueTarget {
  readonly registryUrl: string;
  /** Tokens of a steward. */
  readonly tokens: TokenSource;
}

const TIMEOUT_MS = 30_000;

/**
 * Whoever typed the command sees at once that nobody answers, and decides whether to try again.
 * @throws Problem, RegistryUnreachable, TokenRequestFailed
 */
export async function callRegistry<T>({ registryUrl, tokens }: CatalogueTarget, call: Call): Promise<T> {
  try {
    return await new ApiCaller({ baseUrl: registryUrl, tokens, timeoutMs: TIMEOUT_MS, attempts: 1 }).json<T>(call);
  } catch (error) {
    if (!(error instanceof NoUsableAnswer)) throw error;
    throw new RegistryUnreachable(registryUrl.replace(/(?<!\/)\/+$/, ''), { cause: error });
  }
}
