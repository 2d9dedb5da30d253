/**
 * A private key as JWK (RFC 7517): EC, RSA or OKP. Spelled out here so that the types of this package need nobody else's.
 */
export interface PrivateKeyJwk {
  readonly kty?: string;
  readonly alg?: string;
  readonly kid?: string;
  readonly use?: string;
  readonly key_ops?: string[];
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly d?: string;
  readonly n?: string;
  readonly e?: string;
  readonly p?: string;
  readonly q?: string;
  readonly dp?: string;
  readonly dq?: string;
  readonly qi?: string;
}
