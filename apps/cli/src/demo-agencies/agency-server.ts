import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readUpTo } from '@askonce/client';

/** What a demo agency answers to one request. */
export interface AgencyAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export type Handler = (request: IncomingMessage) => Promise<AgencyAnswer> | AgencyAnswer;

/** A demo agency's server that is listening. */
export interface AgencyServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The body is larger than this agency takes. */
export class BodyTooLarge extends Error {}

/**
 * Serves handlers by method and path, for example `POST /token`.
 * @param port 0 for any that is free
 */
export async function serve(port: number, handlers: Readonly<Record<string, Handler>>): Promise<AgencyServer> {
  const server = createServer((request, response) => void answer(request, response, handlers));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** @throws BodyTooLarge */
export async function bodyOf(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const body = await readUpTo(request, maxBytes);
  if (body === undefined) throw new BodyTooLarge();
  return body;
}

/** The JSON object in a body; undefined when there is none. */
export function jsonIn(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, handlers: Readonly<Record<string, Handler>>) {
  const handler = handlers[`${request.method ?? ''} ${request.url?.split('?', 1)[0] ?? ''}`];
  const { status, headers, body } = handler === undefined ? { status: 404 } : await handled(handler, request);
  // What is left of a body that nobody reads would keep the connection from being used again.
  request.resume();
  response.writeHead(status, headers).end(body);
}

async function handled(handler: Handler, request: IncomingMessage): Promise<AgencyAnswer> {
  try {
    return await handler(request);
  } catch (error) {
    return { status: error instanceof BodyTooLarge ? 413 : 500 };
  }
}
