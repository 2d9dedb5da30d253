import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

const LENGTH = 400;
/** What agencies and people write in no language in particular. */
const WRITTEN = ['note', 'text', 'authority'];
/** Belongs to a connection, not to what is said over it. */
const OF_THE_CONNECTION = ['host', 'connection', 'content-length', 'transfer-encoding'];

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

interface Answer {
  readonly status: number;
  readonly body: object;
}

/**
 * A service as it answers where everybody writes at length: between the portal and the real one, every text of the catalogue and
 * of people becomes one of 400 characters, every second one without a place to break it. It can be told to answer something else.
 */
export class LongTexts {
  instead: Answer | undefined;

  private constructor(
    private readonly target: string,
    private readonly server: Server,
  ) {}

  static async before(target: string): Promise<LongTexts> {
    const server = createServer((request, response) => {
      void between.answer(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
    const between = new LongTexts(target, server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return between;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, headers, body } = this.instead ? said(this.instead) : await this.asked(request);
    response.writeHead(status, headers).end(body);
  }

  private async asked(request: IncomingMessage) {
    const { method = 'GET', url = '/', headers } = request;
    const body = method === 'GET' ? null : await buffer(request);
    const answer = await fetch(`${this.target}${url}`, { method, headers: passedOn(Object.entries(headers)), body });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isAnswer = answer.headers.get('content-type')?.startsWith('application/json') === true;
    return {
      status: answer.status,
      headers: passedOn([...answer.headers]),
      body: isAnswer ? JSON.stringify(stretched(JSON.parse(bytes.toString()) as Json)) : bytes,
    };
  }
}

const passedOn = (headers: readonly [string, unknown][]): Record<string, string> =>
  Object.fromEntries(headers.filter(([name]) => !OF_THE_CONNECTION.includes(name))) as Record<string, string>;

const said = ({ status, body }: Answer) => ({
  status,
  headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
  body: JSON.stringify(body),
});

function stretched(value: Json, key = ''): Json {
  if (typeof value === 'string') return WRITTEN.includes(key) ? long(value) : value;
  if (Array.isArray(value)) return value.map((one: Json) => stretched(one));
  if (typeof value !== 'object' || value === null) return value;
  const isText = Object.hasOwn(value, 'en');
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      isText && typeof one === 'string' ? long(one) : stretched(one, name),
    ]),
  );
}

function long(text: string): string {
  if (text === '') return text;
  const piece = text.length % 2 === 0 ? `${text} ` : text.replaceAll(/\s/g, '');
  return piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
}
