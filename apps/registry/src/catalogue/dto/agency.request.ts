import { ArrayMaxSize, ArrayUnique, IsObject } from 'class-validator';
import {
  type Agency,
  AGENCY_STATUSES,
  type AgencyStatus,
  type Contact,
  type DataTracker,
  type PublicKeyJwk,
  type RestConnector,
  type Text,
  type WebhookDelivery,
} from '../catalogue-content';
import { RETURN_URL_MAX_LENGTH } from '../return-urls';
import { AreReturnUrls } from './are-return-urls';
import { EnumField, field, IdField, IntegerField, ObjectField, StringField, TextField, UrlField } from './fields';
import { IsPublicJwk } from './is-public-jwk';

const MAX_RETURN_URLS = 20;

export class ContactRequest implements Contact {
  @StringField({ description: 'Telephone number, as people dial it.', max: 50 })
  phone: string;

  @TextField({ description: 'Address of the office.' })
  office: Text;

  @TextField({ description: 'When the office is open and the telephone answered.' })
  hours: Text;

  @StringField({ description: 'Mail address.', max: 254, optional: true })
  email?: string;

  @UrlField({ description: 'Web site.', optional: true })
  website?: string;
}

export class RestConnectorRequest implements RestConnector {
  @EnumField({ description: 'The kind of connector.', values: ['rest'] })
  kind: 'rest';

  @UrlField({ description: "Where the agency's evidence service answers." })
  url: string;

  @UrlField({ description: 'Where the adapter gets its access token (OAuth2 client credentials).' })
  tokenEndpoint: string;

  @StringField({
    description: 'The client that the agency knows the adapter by; its secret lies with the adapter.',
    max: 200,
  })
  clientId: string;

  @StringField({ description: 'OAuth2 scope to ask for.', max: 200, optional: true })
  scope?: string;
}

export class WebhookDeliveryRequest implements WebhookDelivery {
  @EnumField({ description: 'The kind of delivery.', values: ['webhook'] })
  kind: 'webhook';

  @UrlField({ description: "The agency's webhook (Standard Webhooks)." })
  url: string;
}

export class DataTrackerRequest implements DataTracker {
  @StringField({ description: 'The client that its tokens name.', max: 200 })
  clientId: string;
}

export class AgencyRequest implements Agency {
  @IdField({ description: "The agency; the same word as in its systems' tokens." })
  id: string;

  @TextField({ description: 'What people call it.' })
  name: Text;

  @StringField({
    description: 'By which the register of organisations of the country knows it.',
    max: 50,
    optional: true,
  })
  registrationNumber?: string;

  @ObjectField({ description: 'Where people reach it.', type: ContactRequest })
  contact: ContactRequest;

  @IntegerField({
    description: 'Days within which it answers questions that people ask it; 30 when absent.',
    min: 1,
    max: 365,
    optional: true,
  })
  answersWithinDays?: number;

  @EnumField({ description: 'A suspended agency gets nothing and is asked nothing.', values: AGENCY_STATUSES })
  status: AgencyStatus;

  @ObjectField({ description: 'How its systems are asked for evidence.', type: RestConnectorRequest, optional: true })
  connector?: RestConnectorRequest;

  @ObjectField({ description: 'Where released documents are delivered.', type: WebhookDeliveryRequest, optional: true })
  delivery?: WebhookDeliveryRequest;

  @ObjectField({ description: 'Where the entries of its feed are sent.', type: WebhookDeliveryRequest, optional: true })
  events?: WebhookDeliveryRequest;

  @ObjectField({
    description:
      'Lets this client read who used the data of anybody, as the Estonian Data Tracker; one agency at most.',
    type: DataTrackerRequest,
    optional: true,
  })
  dataTracker?: DataTrackerRequest;

  @field(
    {
      description: 'Addresses at or below which its systems may have people led back; without query and fragment.',
      optional: true,
    },
    { type: [String], format: 'uri', maxLength: RETURN_URL_MAX_LENGTH, maxItems: MAX_RETURN_URLS, uniqueItems: true },
    AreReturnUrls(),
    ArrayMaxSize(MAX_RETURN_URLS),
    ArrayUnique(),
  )
  returnUrls?: string[];

  @field(
    { description: 'Public key that document keys are wrapped to.', optional: true },
    { type: 'object', additionalProperties: { type: 'string' } },
    IsObject(),
    IsPublicJwk(),
  )
  publicKeyJwk?: PublicKeyJwk;
}
