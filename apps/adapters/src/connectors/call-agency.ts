import { AgencyFailure } from './agency-failure';

/** One HTTP call to an agency; redirects are not followed, because they could lead an identifier or a document astray. */
export async function callAgency(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', redirect: 'manual', ...init });
  } catch (cause) {
    init.signal?.throwIfAborted();
    throw new AgencyFailure(isRedirect(cause) ? 'unexpected_answer' : 'unreachable', { cause });
  }
}

/** What undici throws where redirects are errors has no code to know it by. */
function isRedirect(error: unknown): boolean {
  const { cause } = error as { readonly cause?: { readonly message?: unknown } };
  return cause?.message === 'unexpected redirect';
}

/** Gives the connection back without reading what is of no interest. */
export async function discardBody(response: Response): Promise<void> {
  await response.body?.cancel();
}

/** The bytes of an answer. A connection that breaks inside it shows as an error, whatever the framing (RFC 9112 §8). */
export async function* bodyOf(response: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const body: AsyncIterable<Uint8Array> | null = response.body;
  if (body === null) return;
  try {
    yield* body;
  } catch (cause) {
    signal.throwIfAborted();
    throw new AgencyFailure('cut_short', { cause });
  }
}
