import { randomUUID } from 'node:crypto';
import { type Operation, operationsOf } from '@askonce/testing';
import { PreparedExchange } from './prepared-exchange.fixture';
import { type Answer, newIdentifier, type TestRegistry } from './registry.fixture';
import { settledIn, type Stored, storedIn } from './stored.fixture';

export interface ProblemAnswer {
  type?: string;
  instance?: string;
  traceId?: string;
  errors?: { pointer: string; detail: string }[];
}

export interface Sent {
  readonly as?: 'agency' | 'citizen' | 'service' | 'stranger' | 'school' | 'operator';
  readonly method?: string;
  readonly type?: string;
  /** Null leaves the header out. */
  readonly key?: string | null;
  /** What is neither text, bytes nor a form is sent as JSON. */
  readonly body?: string | Buffer | object;
}

/** Calls that should leave nothing behind, to a registry in which there is something of everything. */
export class BadCalls {
  readonly tokens: Readonly<Record<NonNullable<Sent['as']>, () => Promise<string>>> = {
    agency: () => this.registry.agency('tax'),
    school: () => this.registry.agency('school'),
    citizen: () => this.registry.citizen(this.exchange.person),
    stranger: () => this.registry.citizen(newIdentifier()),
    operator: () => this.registry.token({ roles: ['operator'], clientId: 'operations' }),
    service: () => this.registry.token({ roles: ['service'], clientId: 'askonce-adapters' }),
  };
  readonly registry: TestRegistry;

  private constructor(
    readonly exchange: PreparedExchange,
    readonly operations: readonly Operation[],
    private before: Stored,
  ) {
    this.registry = exchange.registry;
  }

  static async start(): Promise<BadCalls> {
    const exchange = await PreparedExchange.start();
    const operations = await operationsOf(exchange.registry.services[0]!.url);
    return new BadCalls(exchange, operations, await settledIn(exchange.registry.sql));
  }

  stop(): Promise<void> {
    return this.registry.stop();
  }

  /** Holds that nothing was stored or asked and no counter moved since the last look. */
  async storedNothing(): Promise<void> {
    const [was, now] = [this.before, await storedIn(this.registry.sql)];
    this.before = now;
    expect(now).toEqual(was);
  }

  /** Takes what is there now for granted. */
  async settle(): Promise<void> {
    this.before = await settledIn(this.registry.sql);
  }

  async send(path: string, { as = 'agency', method = 'POST', type, key, body }: Sent = {}) {
    const raw = body === undefined || typeof body === 'string' || Buffer.isBuffer(body) || body instanceof FormData;
    const sent = raw ? body : JSON.stringify(body);
    const contentType = type ?? (raw ? undefined : 'application/json');
    return this.answerTo(path, {
      method,
      headers: {
        authorization: `Bearer ${await this.tokens[as]()}`,
        ...(key !== null && { 'idempotency-key': key ?? randomUUID() }),
        ...(contentType !== undefined && { 'content-type': contentType }),
      },
      ...(sent !== undefined && { body: sent as string | Uint8Array<ArrayBuffer> | FormData }),
    });
  }

  async answerTo(path: string, init: RequestInit): Promise<Answer<ProblemAnswer>> {
    const response = await fetch(this.registry.services[0]!.url + path, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: JSON.parse(text) as ProblemAnswer };
  }
}

export const pointersIn = ({ body }: Answer<ProblemAnswer>) => [...new Set(body.errors?.map(({ pointer }) => pointer))];

export const slugOf = ({ body }: Answer<ProblemAnswer>) => body.type?.replace('urn:askonce:problem:', '');
