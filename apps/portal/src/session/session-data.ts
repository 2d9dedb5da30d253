import type { Erasure } from '@askonce/client';

/** Who is signed in, since when, and what opens the services to them. */
export interface SignedIn {
  /** `sub` of the identity provider. */
  readonly personId: string;
  readonly name: string;
  readonly accessToken: string;
  readonly idToken: string;
  /** Milliseconds since 1970, as all times here. */
  readonly tokenEndsAt: number;
  readonly since: number;
}

/** What is needed again when the identity provider sends the browser back. */
export interface SigningIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** A path of the portal. */
  readonly back: string;
  /** How many seconds ago the person may have proved who they are, where it must have been anew. */
  readonly maxAge?: number;
}

/** What was typed into the form of a page, and what was wrong with it. */
export interface KeptForm {
  readonly path: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Keys of messages, by field. */
  readonly errors: Readonly<Record<string, string>>;
}

/** From which agency's link somebody came, and where it wants them back. */
export interface WayBack {
  readonly personId: string;
  readonly requestId: string;
  /** By language. */
  readonly agencyName: Readonly<Record<string, string>>;
  readonly url: string;
  /** Of the address, so that people see where it leads. */
  readonly host: string;
}

/** What is said once, on the next page. */
export interface Notice {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What is left to say to somebody who had everything about them erased. */
export interface Farewell {
  /** Absent where nothing was held. */
  readonly erasedAt: string | undefined;
  readonly erased: readonly Erasure['erased'][number]['what'][];
  readonly kept: Erasure['kept'];
  /** To end the session at the identity provider as well. */
  readonly idToken: string | undefined;
}

declare module 'fastify' {
  interface Session {
    signedIn?: SignedIn | undefined;
    /** Whether a session reached its limits here: the identity provider has to ask again who it is. */
    overdue?: boolean | undefined;
    /** When the last request came. */
    seenAt?: number | undefined;
    signingIn?: SigningIn | undefined;
    /** From which the tokens of forms are made. */
    formSecret?: string | undefined;
    /** Of whom the kept forms are; they are given back to nobody else. */
    formsOf?: string | undefined;
    forms?: readonly KeptForm[] | undefined;
    notice?: Notice | undefined;
    wayBack?: WayBack | undefined;
    farewell?: Farewell | undefined;
  }
}
