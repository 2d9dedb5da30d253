import { AgencyFailure, type AgencyFailureCode } from '../connectors/agency-failure';
import type { FetchAnswer } from '../connectors/connector';

/** The code with which the work failed. @throws Error when it did not fail, or otherwise */
export async function failureCode(work: Promise<unknown>): Promise<AgencyFailureCode> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AgencyFailure) return error.code;
    throw error;
  }
  throw new Error('It did not fail.');
}

/** The bytes of what was found, if anything was. */
export async function readToTheEnd(answer: FetchAnswer): Promise<Buffer | undefined> {
  return answer.outcome === 'found' ? bytesOf(answer.document.content) : undefined;
}

export async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
