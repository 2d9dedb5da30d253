import type { DeliveringConnector, FetchingConnector, TellingConnector } from './connector';
import { RestConnector, type RestSettings } from './rest/rest-connector';
import { EventWebhook } from './webhook/event-webhook';
import { WebhookConnector } from './webhook/webhook-connector';
import type { WebhookSettings } from './webhook/webhook-sender';

/** What an agency's system and we have agreed on in private; it is in no catalogue. */
export interface AgencySecrets {
  readonly clientSecret?: string;
  readonly webhookSecret?: string;
}

export type FetchSettings = RestSettings;
export type DeliverySettings = WebhookSettings;

type Kinds<S extends { kind: string }, C> = {
  readonly [K in S['kind']]: (settings: Extract<S, { kind: K }>, secrets: AgencySecrets) => C;
};

/** A connector was configured without its secret. */
export class SecretMissing extends Error {
  constructor(name: keyof AgencySecrets) {
    super(`The connector needs a ${name}, and the file of secrets has none for this agency.`);
    this.name = 'SecretMissing';
  }
}

/** How evidence can be fetched, by the kind that the catalogue names. */
export const FETCHING: Kinds<FetchSettings, FetchingConnector> = {
  rest: (settings, secrets) => new RestConnector(settings, required(secrets, 'clientSecret')),
};

/** How evidence can be delivered, by the kind that the catalogue names. */
export const DELIVERING: Kinds<DeliverySettings, DeliveringConnector> = {
  webhook: (settings, secrets) => new WebhookConnector(settings, required(secrets, 'webhookSecret')),
};

/** How the entries of a feed can be told, by the kind that the catalogue names. */
export const TELLING: Kinds<WebhookSettings, TellingConnector> = {
  webhook: (settings, secrets) => new EventWebhook(settings, required(secrets, 'webhookSecret')),
};

function required(secrets: AgencySecrets, name: keyof AgencySecrets): string {
  const secret = secrets[name];
  if (secret === undefined) throw new SecretMissing(name);
  return secret;
}
