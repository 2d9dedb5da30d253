import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { closedSchema } from './closed-schema';
import type { Operation } from './openapi-document';

/** RFC 3339, and in UTC, as the conventions of the API promise. */
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

export interface Answer {
  readonly status: number;
  /** Content-Type, empty where there was none. */
  readonly type: string;
  readonly body: Buffer;
}

/** Holds answers of one operation to what its document says. */
export class AnswerCheck {
  readonly #ajv: Ajv2020;
  readonly #checks = new Map<string, ValidateFunction>();

  constructor(private readonly operation: Operation) {
    // Unknown keywords of OpenAPI (example, discriminator) are no faults of an answer.
    this.#ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(this.#ajv);
    this.#ajv.addFormat('date-time', UTC);
  }

  /** What is wrong with an answer; empty when nothing is. @param allowed whether the caller has one of the roles */
  faults(answer: Answer, allowed: boolean): string[] {
    const { status } = answer;
    if (status >= 500) return [`answered ${status}`];
    const described = this.operation.responses[String(status)];
    if (described === undefined) return [`answered ${status}, which is not documented`];
    if (!allowed && ![400, 401, 403, 413, 415].includes(status))
      return [`answered ${status} to a caller without the role`];
    if (described.content === undefined)
      return answer.body.length === 0 ? [] : [`answered ${status} with a body that is not documented`];
    return this.#contentFaults(answer, described.content);
  }

  #contentFaults({ status, type, body }: Answer, content: NonNullable<Operation['responses'][string]['content']>) {
    const [mediaType = ''] = type.split(';');
    const wanted = status >= 400 ? 'application/problem+json' : mediaType;
    const schema = content[wanted]?.schema;
    if (mediaType !== wanted || schema === undefined)
      return [`answered ${status} as ${type || 'nothing'}, not documented`];
    if (!mediaType.endsWith('json') || schema.format === 'binary') return [];
    const check = this.#checkOf(`${status} ${mediaType}`, schema);
    const value = parsed(body);
    if (value === undefined) return [`answered ${status} with what is no JSON`];
    if (check(value)) return [];
    return (check.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${status}: ${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`,
    );
  }

  #checkOf(key: string, schema: Parameters<typeof closedSchema>[0]): ValidateFunction {
    const known = this.#checks.get(key);
    if (known !== undefined) return known;
    const check = this.#ajv.compile(closedSchema(schema));
    this.#checks.set(key, check);
    return check;
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
