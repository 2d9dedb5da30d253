import type { Samples } from './generated-call';
import type { Operation } from './openapi-document';
import { type Attack, EVALUATED, INJECTED, memberAttacks, textAttacks } from './text-attacks';

export interface AttackerOptions {
  readonly url: string;
  readonly samples: Samples;
  /** Of somebody whom the operation serves. */
  readonly tokenOf: (operation: Operation) => Promise<string | undefined>;
}

export interface Attacked {
  readonly tried: number;
  /** One line each: where, with what, and what is wrong with the answer. */
  readonly faults: readonly string[];
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: string;
}

/** Calls operations with what their callers should not be able to do harm with. */
export class Attacker {
  constructor(private readonly options: AttackerOptions) {}

  /** A text is data: it may be taken or refused, but does nothing, and no refusal repeats it. */
  byTexts(operations: readonly Operation[], count?: number): Promise<Attacked> {
    return this.attack(operations, (operation) => textAttacks(operation, this.options.samples, count), signsOfText);
  }

  /** A member that is not described is refused, and not passed over. */
  byMembers(operations: readonly Operation[], names: readonly string[]): Promise<Attacked> {
    return this.attack(operations, (operation) => memberAttacks(operation, this.options.samples, names), signsOfMember);
  }

  private async attack(
    operations: readonly Operation[],
    attacksOn: (operation: Operation) => readonly Attack[],
    signsIn: (answer: Answer) => readonly string[],
  ): Promise<Attacked> {
    const faults: string[] = [];
    let tried = 0;
    for (const operation of operations) {
      const token = await this.options.tokenOf(operation);
      for (const attack of attacksOn(operation)) {
        tried += 1;
        const signs = signsIn(await this.send(operation, attack, token));
        if (signs.length > 0) faults.push(`${operation.id} ${attack.what}: ${signs.join(', ')}`);
      }
    }
    return { tried, faults };
  }

  private async send({ method }: Operation, { call }: Attack, token: string | undefined): Promise<Answer> {
    const response = await fetch(this.options.url + call.path, {
      method,
      redirect: 'manual',
      headers: { ...call.headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      ...(call.body !== undefined && { body: new Uint8Array(call.body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, text: bytes.toString(), headers: JSON.stringify([...response.headers]) };
  }
}

const signsOfText = ({ status, text, headers }: Answer): string[] => [
  ...(status >= 500 ? [`answered ${status}`] : []),
  ...(text.includes(EVALUATED) ? ['evaluated'] : []),
  ...(headers.includes(INJECTED) ? ['written into headers'] : []),
  ...(status >= 400 && withoutAddress(text).includes(INJECTED) ? ['repeated'] : []),
];

const signsOfMember = ({ status, text }: Answer): string[] =>
  status === 422 && text.includes('"errors"') ? [] : [`answered ${status}`];

/** A problem names the address that was called (RFC 9457 §3.1.5), as its caller wrote it. */
const withoutAddress = (text: string) => text.replace(/"instance":"[^"]*"/, '');
