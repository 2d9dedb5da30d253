import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

export type FormValues = Readonly<Record<string, readonly string[]>>;

/** The fields of a form that was sent, each with all its values. */
export function formValues({ body }: Pick<FastifyRequest, 'body'>): FormValues {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => [
      name,
      [value].flat().filter((one) => typeof one === 'string'),
    ]),
  );
}

/** Says at the fields of its page why a form was not taken. */
export class FormRefused extends Error {
  /** @param errors keys of messages, by field */
  constructor(readonly errors: Readonly<Record<string, string>>) {
    super('A form was not taken.');
  }
}

/** What somebody has typed and ticked. */
export class SentForm {
  constructor(private readonly values: FormValues) {}

  /** Without the blanks around it; '' where nothing was sent. */
  text(name: string): string {
    return (this.values[name]?.[0] ?? '').trim().replaceAll('\r\n', '\n');
  }

  /** What was ticked. */
  all(name: string): readonly string[] {
    return this.values[name] ?? [];
  }

  /** One of these, or undefined where nothing or something else was sent. */
  oneOf<T extends string>(name: string, known: readonly T[]): T | undefined {
    const given = this.text(name);
    return known.find((value) => value === given);
  }

  /** New for each form that is shown, so that sending it twice does it once. */
  get idempotencyKey(): string {
    const key = this.text('_key');
    if (!/^[\w-]{8,64}$/.test(key)) throw new FormRefused({});
    return key;
  }
}

export const Sent = createParamDecorator(
  (_data: unknown, context: ExecutionContext) =>
    new SentForm(formValues(context.switchToHttp().getRequest<FastifyRequest>())),
);
