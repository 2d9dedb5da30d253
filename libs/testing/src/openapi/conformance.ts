import type { Role } from '@askonce/contracts';
import fc from 'fast-check';
import { type Answer, AnswerCheck } from './answer-check';
import { callsOf } from './call-arbitrary';
import type { GeneratedCall, Samples } from './generated-call';
import type { Operation } from './openapi-document';

/** Who calls: a role, or somebody without a token. */
export type Caller = Role | 'nobody';

export interface ConformanceOptions {
  readonly url: string;
  readonly operation: Operation;
  readonly samples: Samples;
  /** How many calls each caller makes. */
  readonly calls: number;
  readonly seed: number;
}

export interface ConformanceReport {
  /** How often each status was answered. */
  readonly statuses: ReadonlyMap<number, number>;
  /** One line each: which call, by whom, and what is wrong with the answer. */
  readonly faults: readonly string[];
}

const AT_ONCE = 8;

/** Generated calls of one operation, whose answers are held to the document. */
export class Conformance {
  readonly #check: AnswerCheck;
  readonly #calls: readonly GeneratedCall[];

  constructor(private readonly options: ConformanceOptions) {
    const { operation, samples, calls, seed } = options;
    this.#check = new AnswerCheck(operation);
    this.#calls = fc.sample(callsOf(operation, samples), { numRuns: calls, seed });
  }

  /** Makes the calls as one caller. @param token absent for nobody */
  async reportFor(caller: Caller, token?: string): Promise<ConformanceReport> {
    const { operation, seed } = this.options;
    const allowed = operation.roles === undefined || operation.roles.some((role) => role === caller);
    const statuses = new Map<number, number>();
    const faults: string[] = [];
    const queue = this.#calls.entries();
    const work = async () => {
      for (const [index, call] of queue) {
        const answer = await this.#answerTo(call, token);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const where = `${operation.method} ${shown(call.path)} as ${caller}, seed ${seed}, call ${index}`;
        faults.push(...this.#check.faults(answer, allowed).map((fault) => `${where}: ${fault}`));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return { statuses, faults };
  }

  /** @throws when the connection ends without an answer: that is a fault as well, and never to be expected */
  async #answerTo({ path, headers, body }: GeneratedCall, token: string | undefined): Promise<Answer> {
    const { url, operation } = this.options;
    const response = await fetch(url + path, {
      method: operation.method,
      redirect: 'manual',
      headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: new Uint8Array(body) }),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: Buffer.from(await response.arrayBuffer()),
    };
  }
}

const shown = (path: string) => (path.length > 200 ? `${path.slice(0, 200)}…` : path);
