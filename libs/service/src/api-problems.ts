import { ApiProperty, ApiPropertyOptional, DECORATORS, getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import { knownProblems, type ProblemClass, type ProblemKind, type ProblemMember } from '@askonce/problems';

type SchemaObject = Exclude<NonNullable<OpenAPIObject['components']>['schemas'], undefined>[string];

class FieldErrorResponse {
  @ApiProperty({ description: 'JSON Pointer (RFC 6901) into what was sent.' })
  pointer!: string;

  @ApiProperty()
  detail!: string;
}

/** `application/problem+json` (RFC 9457) as OpenAPI shows it. */
export class ProblemResponse {
  @ApiProperty({ example: 'urn:askonce:problem:not-found' })
  type!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: 'integer' })
  status!: number;

  @ApiPropertyOptional()
  detail?: string;

  @ApiPropertyOptional()
  instance?: string;

  @ApiPropertyOptional()
  traceId?: string;

  @ApiPropertyOptional({ type: [FieldErrorResponse] })
  errors?: FieldErrorResponse[];

  @ApiPropertyOptional({ format: 'uuid' })
  auditEntryId?: string;
}

const X_PROBLEMS = 'x-problems';

/** Documents the problems an operation answers with, further ones each time; those every operation shares are added by libs/service. */
export function ApiProblems(...problems: readonly ProblemClass[]): MethodDecorator {
  return (_target, _key, descriptor) => {
    const handler = descriptor.value as object;
    const extensions = (Reflect.getMetadata(DECORATORS.API_EXTENSION, handler) ?? {}) as Record<string, unknown>;
    const slugs = new Set([...slugsIn(extensions), ...problems.map(({ kind }) => kind.slug)]);
    Reflect.defineMetadata(DECORATORS.API_EXTENSION, { ...extensions, [X_PROBLEMS]: [...slugs] }, handler);
  };
}

/** The problems that `ApiProblems` documented for an operation. */
export function problemsOf(operation: object): ProblemKind[] {
  const slugs = new Set(slugsIn(operation));
  return knownProblems().filter(({ slug }) => slugs.has(slug));
}

const slugsIn = (described: object) => ((described as Record<string, unknown>)[X_PROBLEMS] ?? []) as readonly string[];

/** The response that answers with one of these problems. */
export const problemContent = (kinds: readonly ProblemKind[]) => ({
  description: kinds.map(({ slug, title }) => `\`${slug}\`: ${title}.`).join(' '),
  content: { 'application/problem+json': { schema: schemaOf(kinds) } },
});

const schemaOf = (kinds: readonly ProblemKind[]): SchemaObject => ({
  allOf: [{ $ref: getSchemaPath(ProblemResponse) }],
  properties: {
    ...Object.fromEntries(kinds.flatMap(({ members = {} }) => Object.entries(members).map(memberSchema))),
    type: { type: 'string', enum: kinds.map(({ slug }) => `urn:askonce:problem:${slug}`) },
  },
});

const memberSchema = ([name, member]: [string, ProblemMember]) => [name, { type: 'string', ...member }] as const;
