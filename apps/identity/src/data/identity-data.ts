import { type Static, Type } from '@sinclair/typebox';
import { Role } from '@askonce/contracts';

const PrivateJwk = Type.Object({
  kty: Type.Literal('EC'),
  crv: Type.String(),
  x: Type.String(),
  y: Type.String(),
  d: Type.String(),
  kid: Type.String(),
  alg: Type.String(),
  use: Type.Literal('sig'),
});

const Subject = Type.Object({ scheme: Type.String(), identifier: Type.String() });

const Client = Type.Object({
  clientId: Type.String(),
  roles: Type.Array(Role),
  agency: Type.Optional(Type.String()),
  privateKeyJwk: PrivateJwk,
});

const Person = Type.Object({
  /** The `sub` of this person's tokens. */
  id: Type.String(),
  name: Type.String(),
  role: Role,
  username: Type.String(),
  password: Type.String(),
  /** Only of clerks. */
  agency: Type.Optional(Type.String()),
  /** Only of citizens. */
  subject: Type.Optional(Subject),
});

/**
 * What the identity provider keeps in the file `ASKONCE_IDENTITY_DATA`. `askonce up` copies `clients` and `people`
 * from it into `.askonce/stack.json`; the keys and passwords are in clear because they open nothing but a demo.
 */
export const IdentityData = Type.Object({
  version: Type.Literal(1),
  signingKeys: Type.Array(PrivateJwk, { minItems: 1 }),
  cookieKeys: Type.Array(Type.String(), { minItems: 1 }),
  clients: Type.Array(Client),
  people: Type.Array(Person),
});

export type IdentityData = Static<typeof IdentityData>;
export type PrivateJwk = Static<typeof PrivateJwk>;
export type Client = Static<typeof Client>;
export type Person = Static<typeof Person>;
export type Subject = Static<typeof Subject>;
