/** `.askonce/stack.json` as the wire contract has it; fields of what is not built yet may be absent. */
const text = { type: 'string', minLength: 1 };
const url = { type: 'string', format: 'uri' };
const urls = { type: 'object', additionalProperties: url };
const service = {
  type: 'object',
  required: ['url', 'pid'],
  properties: { url, pid: { type: 'integer', minimum: 2 }, metricsUrl: url },
};
const stateful = { ...service, required: ['url', 'pid', 'metricsUrl'] };
const subject = { type: 'object', required: ['scheme', 'identifier'], properties: { scheme: text, identifier: text } };
const client = {
  type: 'object',
  required: ['agency', 'clientId', 'privateKeyJwk'],
  properties: {
    agency: text,
    clientId: text,
    privateKeyJwk: { type: 'object', required: ['kty', 'd'], properties: { kty: text, d: text } },
  },
};
const person = {
  type: 'object',
  required: ['name', 'role', 'username', 'password'],
  properties: { name: text, role: text, username: text, password: text, subject },
  if: { properties: { role: { const: 'citizen' } } },
  then: { required: ['subject'] },
};

export const STACK_SCHEMA = {
  type: 'object',
  required: ['infrastructure', 'services', 'issuer', 'tokenEndpoint', 'logVerifierKey', 'clients', 'people'],
  properties: {
    infrastructure: {
      type: 'object',
      required: ['kind', 'databaseUrls', 'kafkaBrokers'],
      properties: {
        kind: { enum: ['embedded', 'docker', 'external'] },
        databaseUrls: { ...urls, required: ['registry', 'adapters', 'audit', 'portal'] },
        kafkaBrokers: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^[^:]+:\\d+$' } },
      },
    },
    services: {
      type: 'object',
      required: ['registry', 'adapters', 'audit', 'portal', 'identity'],
      properties: { registry: stateful, adapters: stateful, audit: stateful, portal: stateful, identity: service },
    },
    issuer: url,
    tokenEndpoint: url,
    logVerifierKey: { type: 'string', pattern: '^[^+ ]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]+=*$' },
    clients: { type: 'array', minItems: 6, items: client },
    people: { type: 'array', minItems: 7, items: person },
  },
};
