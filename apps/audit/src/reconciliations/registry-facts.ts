import type { TokenSource } from '@askonce/client';
import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { RegistryUnavailable } from '../subjects/subjects.problems';
import { Recorded } from './comparison/recorded';
import type { IdSpan } from './comparison/spans';

export interface RegistryFactsOptions {
  readonly registryUrl: string;
  readonly tokens: TokenSource;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
const Page = Type.Object({ items: Type.Array(Recorded) });

/** Asks the registry over HTTP what it has recorded. */
export class RegistryFacts {
  constructor(private readonly options: RegistryFactsOptions) {}

  /** In the order of ids, of as many ids as `limit` says at most. @throws RegistryUnavailable */
  async list({ after, until }: IdSpan, limit: number): Promise<Recorded[]> {
    const { registryUrl, tokens, timeoutMs = TIMEOUT_MS } = this.options;
    const query = new URLSearchParams({ after, until, limit: String(limit) });
    try {
      const response = await fetch(`${registryUrl}/internal/recorded-facts?${query.toString()}`, {
        redirect: 'error',
        headers: { authorization: `Bearer ${await tokens.token()}` },
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.status !== 200) throw new Error(`The registry answered with status ${response.status}.`);
      return pageIn(await response.json(), after).items;
    } catch (cause) {
      throw new RegistryUnavailable({ cause });
    }
  }
}

/** @throws Error when it is no page: whoever compares must not go on with half an answer. */
function pageIn(body: unknown, after: string): Static<typeof Page> {
  if (!Value.Check(Page, body)) throw new Error('The registry gave no page of recorded facts.');
  let last = after;
  for (const { eventId } of body.items) {
    if (eventId < last) throw new Error('The registry gave recorded facts that are not in the order of their ids.');
    last = eventId;
  }
  return body;
}
