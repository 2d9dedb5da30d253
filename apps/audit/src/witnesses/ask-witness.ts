import { readUpTo } from '@askonce/client';
import {
  cosignatureTime,
  formatAddCheckpoint,
  type AddCheckpointRequest,
  isTlogError,
  openCosignatures,
  parseKnownSize,
  parseNote,
  parseSignedCheckpoint,
  SIZE_MEDIA_TYPE,
} from '@askonce/tlog';
import type { Witness } from './log-witnesses';
import type { WitnessFailure } from './witness-failure';

export interface Cosigned {
  readonly signature: Uint8Array;
  /** In seconds since 1970. */
  readonly time: number;
}

/** What a witness said to one call. */
export type WitnessAnswer =
  { readonly cosigned: Cosigned } | { readonly knownSize: number } | { readonly failure: WitnessFailure };

/** A hundred signature lines fit. */
const MAX_ANSWER_BYTES = 64 * 1024;
const MAX_CLOCK_DIFFERENCE_SECONDS = 3_600;

const FAILURES: ReadonlyMap<number, WitnessFailure> = new Map([
  [403, 'key_refused'],
  [404, 'log_unknown'],
  [422, 'proof_refused'],
]);

/** One call of add-checkpoint (c2sp.org/tlog-witness). Fails only when the signal ends it. */
export async function askWitness(
  witness: Witness,
  request: AddCheckpointRequest,
  signal: AbortSignal,
): Promise<WitnessAnswer> {
  const answered = await post(witness.url, formatAddCheckpoint(request), signal);
  if (answered === 'unreachable') return { failure: answered };
  const { response, text } = answered;
  if (text === undefined) return { failure: 'unexpected_answer' };
  if (response.status === 200) return cosignedIn(text, witness, request);
  if (response.status === 409) return conflictIn(text, response, request);
  return { failure: FAILURES.get(response.status) ?? 'unexpected_answer' };
}

interface Answered {
  readonly response: Response;
  /** Undefined when it is too long. */
  readonly text: string | undefined;
}

async function post(url: string, body: string, signal: AbortSignal): Promise<Answered | 'unreachable'> {
  try {
    const response = await fetch(`${url}/add-checkpoint`, {
      ...{ method: 'POST', redirect: 'manual', body, signal },
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
    const answer = await readUpTo(response.body, MAX_ANSWER_BYTES);
    return { response, text: answer?.toString() };
  } catch {
    signal.throwIfAborted();
    return 'unreachable';
  }
}

function cosignedIn(text: string, { verifier }: Witness, { checkpoint }: AddCheckpointRequest): WitnessAnswer {
  try {
    const [cosignature] = openCosignatures(text, parseNote(checkpoint).text, [verifier]);
    const time = cosignature && cosignatureTime(cosignature);
    if (cosignature === undefined || time === undefined) return { failure: 'wrong_cosignature' };
    const isOff = Math.abs(time - Date.now() / 1_000) > MAX_CLOCK_DIFFERENCE_SECONDS;
    return isOff ? { failure: 'wrong_time' } : { cosigned: { signature: cosignature.signature, time } };
  } catch (error) {
    if (!isTlogError(error)) throw error;
    return { failure: error.code === 'signature_invalid' ? 'wrong_cosignature' : 'unexpected_answer' };
  }
}

/** Asked about the size that it knows, a witness refuses with 409 only another root. */
function conflictIn(text: string, response: Response, { oldSize, checkpoint }: AddCheckpointRequest): WitnessAnswer {
  const knownSize = knownSizeIn(text, response);
  const { size } = parseSignedCheckpoint(checkpoint);
  if (oldSize === size && (knownSize ?? size) === size) return { failure: 'forked' };
  if (knownSize === undefined || knownSize === oldSize) return { failure: 'unexpected_answer' };
  return { knownSize };
}

function knownSizeIn(text: string, { headers }: Response): number | undefined {
  if (headers.get('content-type')?.split(';')[0]?.trim() !== SIZE_MEDIA_TYPE) return undefined;
  try {
    return parseKnownSize(text);
  } catch (error) {
    if (isTlogError(error)) return undefined;
    throw error;
  }
}
