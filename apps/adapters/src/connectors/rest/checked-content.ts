import { AgencyFailure } from '../agency-failure';
import { bodyOf } from '../call-agency';
import { MAX_DOCUMENT_BYTES } from '../connector';
import { promisedDigest } from './repr-digest';

/**
 * The bytes of an answer, handed on as they come. They are held to what the headers promised: whoever reads to the end
 * without an error has the whole document.
 * @throws AgencyFailure
 */
export async function* checkedContent(response: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const promised = promisedDigest(response.headers.get('repr-digest'));
  let size = 0;
  for await (const chunk of bodyOf(response, signal)) {
    size += chunk.length;
    if (size > MAX_DOCUMENT_BYTES) throw new AgencyFailure('too_large');
    promised?.hash.update(chunk);
    yield chunk;
  }
  if (size === 0) throw new AgencyFailure('empty');
  if (promised !== undefined && !promised.hash.digest().equals(promised.expected)) {
    throw new AgencyFailure('wrong_digest');
  }
}
