/** One place in a request that is wrong: a JSON Pointer (RFC 6901) and a sentence without the value. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

export interface ProblemDetails {
  /** What happened, why, and what to do: a sentence or two, without personal data. */
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** The id of the event that recorded the decision, where one did. */
  readonly auditEntryId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Values of the members that the problem's kind names. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

export interface ProblemKind {
  /** kebab-case and stable: the last part of the `type`. */
  readonly slug: string;
  /** HTTP status. */
  readonly status: number;
  /** What kind of problem this is; the same for every occurrence. */
  readonly title: string;
  /** What the caller can do about it; the default detail and the text in docs/problems.md. */
  readonly mend: string;
  /** Its extension members (RFC 9457 §3.2), by name. */
  readonly members?: Readonly<Record<string, ProblemMember>>;
}

/** A further member of a problem's body: a text, or an id. */
export interface ProblemMember {
  readonly description: string;
  readonly format?: 'uuid';
}

/** A decision that a caller takes as an error (RFC 9457). */
export abstract class Problem extends Error {
  abstract readonly kind: ProblemKind;

  constructor(readonly details: ProblemDetails = {}) {
    super(details.detail, details.cause === undefined ? undefined : { cause: details.cause });
  }

  get type(): string {
    return `urn:askonce:problem:${this.kind.slug}`;
  }
}

export interface ProblemClass {
  new (details?: ProblemDetails): Problem;
  readonly kind: ProblemKind;
}

const known = new Map<string, ProblemKind>();

/**
 * Makes the class of a problem.
 * @throws Error when the slug is taken by a different problem: a slug means one thing.
 */
export function defineProblem(kind: ProblemKind): ProblemClass {
  const taken = known.get(kind.slug);
  if (taken !== undefined && taken.title !== kind.title) throw new Error(`Two problems are called ${kind.slug}.`);
  known.set(kind.slug, kind);
  return class extends Problem {
    static readonly kind = kind;
    readonly kind = kind;

    constructor(details: ProblemDetails = {}) {
      super({ detail: kind.mend, ...details });
      this.name = kind.slug;
    }
  };
}

/** All problems defined so far, by slug; docs/problems.md is generated from it. */
export const knownProblems = (): ProblemKind[] => [...known.values()].sort((a, b) => a.slug.localeCompare(b.slug));
