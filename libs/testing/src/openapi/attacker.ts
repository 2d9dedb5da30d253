import type { Operation } from './openapi-document';
import { type Attack, EVALUATED, INJECTED } from './text-attacks';

/** Sends attacks and says of each that was not simply taken or refused what is wrong with the answer. */
export class Attacker {
  constructor(private readonly url: string) {}

  /** A text is data: it may be taken or refused, but does nothing, and no refusal repeats it. */
  async faultOfText(operation: Operation, attack: Attack, token: string): Promise<string | undefined> {
    const { status, text, headers } = await this.send(operation, attack, token);
    const signs = [
      ...(status >= 500 ? [`answered ${status}`] : []),
      ...(text.includes(EVALUATED) ? ['evaluated'] : []),
      ...(headers.includes(INJECTED) ? ['written into headers'] : []),
      ...(status >= 400 && text.includes(INJECTED) ? ['repeated'] : []),
    ];
    return signs.length === 0 ? undefined : `${operation.id} ${attack.what}: ${signs.join(', ')}`;
  }

  /** A member that is not described is refused, and not passed over. */
  async faultOfMembers(operation: Operation, attack: Attack, token: string): Promise<string | undefined> {
    const { status, text } = await this.send(operation, attack, token);
    return status === 422 && text.includes('"errors"')
      ? undefined
      : `${operation.id} ${attack.what}: answered ${status}`;
  }

  private async send({ method }: Operation, { call }: Attack, token: string) {
    const response = await fetch(this.url + call.path, {
      method,
      redirect: 'manual',
      headers: { ...call.headers, authorization: `Bearer ${token}` },
      ...(call.body !== undefined && { body: new Uint8Array(call.body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, text: bytes.toString(), headers: JSON.stringify([...response.headers]) };
  }
}
