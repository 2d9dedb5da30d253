import type { Role } from '@askonce/contracts';

/** A JSON Schema (2020-12) without references. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface DescribedOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly 'x-roles'?: readonly Role[];
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  /** Undefined where everybody may call. */
  readonly roles: readonly Role[] | undefined;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly mediaType: string; readonly schema: Schema };
  readonly responses: DescribedOperation['responses'];
}

interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}

/** The operations that a running service describes at `/openapi.json`, with every reference resolved. */
export async function operationsOf(url: string): Promise<Operation[]> {
  const response = await fetch(`${url}/openapi.json`);
  const document = (await response.json()) as OpenApiDocument;
  const { paths } = inlined(document, document) as OpenApiDocument;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(method, path, described)),
  );
}

function operationOf(method: string, path: string, described: DescribedOperation): Operation {
  const { operationId, parameters = [], requestBody, responses } = described;
  const [accepted] = Object.entries(requestBody?.content ?? {});
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    roles: described['x-roles'],
    parameters,
    ...(accepted && { body: { mediaType: accepted[0], schema: accepted[1].schema } }),
    responses,
  };
}

function inlined(node: unknown, root: unknown): unknown {
  if (Array.isArray(node)) return node.map((item) => inlined(item, root));
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node) return inlined(target(String(node.$ref), root), root);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inlined(value, root)]));
}

function target(reference: string, root: unknown): unknown {
  const steps = reference.split('/').slice(1);
  const found = steps.reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], root);
  if (found === undefined) throw new Error(`The document refers to ${reference}, which it does not have.`);
  return found;
}
