import { type Static, type TObject, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { RegistryFailed } from './registry-failures';

/** A key wrapped to this service, and the identifier sealed under it. */
const SealedIdentifier = Type.Object({ jwe: Type.String(), sealed: Type.String({ pattern: '^[A-Za-z0-9_-]+$' }) });

const Identifier = Type.Object({
  scheme: Type.String({ minLength: 1 }),
  identifier: Type.String({ minLength: 1 }),
});

const ReleaseClaim = Type.Object({
  jwe: Type.String(),
  contentId: Type.String({ minLength: 1 }),
  parts: Type.Integer({ minimum: 1 }),
  size: Type.Integer({ minimum: 1 }),
  digest: Type.String({ minLength: 1 }),
  mediaType: Type.String({ minLength: 1 }),
  evidenceType: Type.String({ minLength: 1 }),
  qualifier: Type.Optional(Type.String()),
  requestId: Type.String({ minLength: 1 }),
  agency: Type.String({ minLength: 1 }),
  subject: Type.Object({ pseudonym: Type.String({ minLength: 1 }) }),
});

const RestSettings = Type.Object({
  kind: Type.Literal('rest'),
  url: Type.String({ minLength: 1 }),
  tokenEndpoint: Type.String({ minLength: 1 }),
  clientId: Type.String({ minLength: 1 }),
  scope: Type.Optional(Type.String()),
});

const WebhookSettings = Type.Object({ kind: Type.Literal('webhook'), url: Type.String({ minLength: 1 }) });

const ConnectorCatalogue = Type.Object({
  version: Type.Integer({ minimum: 0 }),
  agencies: Type.Array(
    Type.Object({
      id: Type.String({ minLength: 1 }),
      connector: Type.Optional(RestSettings),
      delivery: Type.Optional(WebhookSettings),
      events: Type.Optional(WebhookSettings),
    }),
  ),
});

const Turn = Type.Object({
  agency: Type.String({ minLength: 1 }),
  claim: Type.Integer({ minimum: 1 }),
  failures: Type.Integer({ minimum: 0 }),
  items: Type.Array(
    Type.Object({
      number: Type.Integer({ minimum: 1 }),
      id: Type.String({ minLength: 1 }),
      type: Type.String({ minLength: 1 }),
      time: Type.String({ minLength: 1 }),
      data: Type.Unknown(),
    }),
  ),
});

/** Nothing is claimed where there is nothing to send. */
const ClaimedTurn = Type.Object({ claimed: Type.Optional(Turn) });

export const ANSWERS = { SealedIdentifier, Identifier, ReleaseClaim, ConnectorCatalogue, ClaimedTurn } as const;

export type ReleaseClaim = Static<typeof ReleaseClaim>;
export type ConnectorCatalogue = Static<typeof ConnectorCatalogue>;

/** @throws RegistryFailed naming the place, never the value: it may be an identifier */
export function answerOf<S extends TObject>(schema: S, value: unknown): Static<S> {
  if (Value.Check(schema, value)) return value;
  const [first] = Value.Errors(schema, value);
  throw new RegistryFailed(`gave an answer that does not fit at ${first?.path ?? '/'}`);
}
