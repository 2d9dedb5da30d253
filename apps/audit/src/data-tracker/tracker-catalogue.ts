import type { Actor } from '@askonce/auth';
import type { TokenSource } from '@askonce/client';
import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { RegistryUnavailable } from '../subjects/subjects.problems';

const Named = Type.Object({ id: Type.String(), name: Type.Record(Type.String(), Type.String()) });
const Answer = Type.Object({
  client: Type.Optional(
    Type.Object({ agency: Type.String({ minLength: 1 }), clientId: Type.String({ minLength: 1 }) }),
  ),
  agencies: Type.Array(
    Type.Composite([Named, Type.Object({ registrationNumber: Type.Optional(Type.String({ minLength: 1 })) })]),
  ),
  procedures: Type.Array(Named),
  purposes: Type.Array(Named),
});

/** Who may read as the Data Tracker, and what the catalogue calls things. */
export type TrackerCatalogue = Static<typeof Answer>;

/** It, loaded for a while. */
export const TRACKER_CATALOGUE = Symbol('TRACKER_CATALOGUE');

/** One client of one agency; nobody where the catalogue names none. */
export function mayTrack({ clientId, agency }: Actor, { client }: TrackerCatalogue): boolean {
  return client !== undefined && client.clientId === clientId && client.agency === agency;
}

export interface RegistryOptions {
  readonly registryUrl: string;
  readonly tokens: TokenSource;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 3_000;

/** The catalogue in force, asked of the registry over HTTP. @throws RegistryUnavailable */
export async function askForCatalogue(options: RegistryOptions): Promise<TrackerCatalogue> {
  const { registryUrl, tokens, timeoutMs = TIMEOUT_MS } = options;
  try {
    const response = await fetch(`${registryUrl}/internal/catalogue/data-tracker`, {
      redirect: 'error',
      headers: { authorization: `Bearer ${await tokens.token()}` },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status !== 200) throw new Error(`The registry answered with status ${response.status}.`);
    const answer: unknown = await response.json();
    if (!Value.Check(Answer, answer)) throw new Error('The registry gave no catalogue for the Data Tracker.');
    return answer;
  } catch (cause) {
    throw new RegistryUnavailable({ cause });
  }
}
