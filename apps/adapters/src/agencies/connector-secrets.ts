import { webhookKey } from '@askonce/client';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { AgencySecrets } from '../connectors/connector-kinds';

const ConnectorSecrets = Type.Record(
  Type.String(),
  Type.Object(
    {
      clientSecret: Type.Optional(Type.String({ minLength: 1 })),
      webhookSecret: Type.Optional(Type.String()),
    },
    { additionalProperties: false },
  ),
);

/**
 * Reads the file of secrets: a JSON object from agencies' ids to `{ clientSecret?, webhookSecret? }`.
 * @throws Error that names the agency and the member, never a secret
 */
export function readConnectorSecrets(text: string): ReadonlyMap<string, AgencySecrets> {
  const secrets = parsed(text);
  if (!Value.Check(ConnectorSecrets, secrets)) {
    const [first] = Value.Errors(ConnectorSecrets, secrets);
    throw new Error(`The file of connector secrets does not fit at ${first?.path ?? '/'}.`);
  }
  const known = new Map(Object.entries(secrets as Record<string, AgencySecrets>));
  for (const [agency, { webhookSecret }] of known)
    if (webhookSecret !== undefined) checkWebhookSecret(agency, webhookSecret);
  return known;
}

function checkWebhookSecret(agency: string, secret: string): void {
  try {
    webhookKey(secret);
  } catch (cause) {
    throw new Error(`The webhookSecret of ${agency} is not usable.`, { cause });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes what it read.
    throw new Error('The file of connector secrets is no JSON.');
  }
}
