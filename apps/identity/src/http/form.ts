import type { IncomingMessage } from 'node:http';
import { readUpTo } from '@askonce/client';

const MAX_BYTES = 8_192;

/** The fields of a submitted form; undefined for anything that is not a small form. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  if (request.headers['content-type']?.split(';', 1)[0]?.trim() !== 'application/x-www-form-urlencoded')
    return undefined;
  const body = await readUpTo(request, MAX_BYTES);
  return body && new URLSearchParams(body.toString('utf8'));
}
