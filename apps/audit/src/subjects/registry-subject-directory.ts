import type { SubjectIdentifier } from '@askonce/auth';
import type { TokenSource } from '@askonce/client';
import { isUuid } from '../log/is-uuid';
import { SubjectDirectory } from './subject-directory';
import { RegistryUnavailable } from './subjects.problems';

export interface RegistrySubjectDirectoryOptions {
  readonly registryUrl: string;
  readonly tokens: TokenSource;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 3_000;

/** Asks the registry over HTTP. */
export class RegistrySubjectDirectory extends SubjectDirectory {
  constructor(private readonly options: RegistrySubjectDirectoryOptions) {
    super();
  }

  async find(subject: SubjectIdentifier): Promise<string | undefined> {
    try {
      const response = await this.ask(subject);
      if (response.status === 200) return await subjectRefIn(response);
      // A 404 that is no problem of ours comes from something in between, which knows nothing about persons.
      if (response.status === 404 && isProblem(response)) return undefined;
      throw new Error(`The registry answered with status ${response.status}.`);
    } catch (cause) {
      throw new RegistryUnavailable({ cause, headers: { 'retry-after': '2' } });
    }
  }

  private async ask({ scheme, identifier }: SubjectIdentifier): Promise<Response> {
    const { registryUrl, tokens, timeoutMs = TIMEOUT_MS } = this.options;
    const signal = AbortSignal.timeout(timeoutMs);
    return fetch(`${registryUrl}/internal/subjects/resolution`, {
      method: 'POST',
      redirect: 'error',
      headers: { authorization: `Bearer ${await tokens.token()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ scheme, identifier }),
      signal,
    });
  }
}

const isProblem = (response: Response): boolean =>
  response.headers.get('content-type')?.startsWith('application/problem+json') === true;

async function subjectRefIn(response: Response): Promise<string> {
  const body: unknown = await response.json();
  if (typeof body === 'object' && body !== null && 'subjectRef' in body) {
    const { subjectRef } = body;
    if (typeof subjectRef === 'string' && isUuid(subjectRef)) return subjectRef.toLowerCase();
  }
  throw new Error('The registry named no subjectRef.');
}
