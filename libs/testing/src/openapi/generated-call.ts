import type { Operation } from './openapi-document';

/** One HTTP call, before it is known who makes it. */
export interface GeneratedCall {
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** A body and the Content-Type under which it is sent. */
export interface GeneratedBody {
  readonly type?: string;
  readonly bytes: Buffer;
}

/** What a schema cannot know: things that exist, and bodies that make sense. */
export interface Samples {
  /** Ids that the operation's proper caller may name in its path. */
  readonly ids: (operation: Operation) => readonly string[];
  /** Ids of everything there is, of every kind and everybody's. */
  readonly allIds: readonly string[];
  /** By operationId: bodies that the operation takes; of an upload, its metadata. */
  readonly bodies: Readonly<Record<string, readonly object[]>>;
  /** By name: values of parameters, where the schema's would lead nowhere or take too long. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** A document that an upload takes. */
  readonly content: Buffer;
}
