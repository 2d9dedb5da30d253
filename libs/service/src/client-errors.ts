import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { MalformedRequest, type ProblemClass, toProblemBody } from '@askonce/problems';
import { HeadersTooLarge, RequestTooSlow } from './service.problems';

const BY_CODE: Readonly<Record<string, ProblemClass>> = {
  ERR_HTTP_REQUEST_TIMEOUT: RequestTooSlow,
  HPE_HEADER_OVERFLOW: HeadersTooLarge,
};

/** Answers what Node's parser refuses before there is a request that a route could answer; the connection ends with it. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) socket.write(answerTo(error.code ?? ''));
  socket.destroy();
}

function answerTo(code: string): string {
  const problem = new (BY_CODE[code] ?? MalformedRequest)();
  const { status } = problem.kind;
  const body = JSON.stringify(toProblemBody(problem));
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
