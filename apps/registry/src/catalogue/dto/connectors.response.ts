import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Catalogue } from '../catalogue';
import type { Agency, RestConnector, WebhookDelivery } from '../catalogue-content';
import { ApiId } from './response-fields';

export class RestConnectorResponse implements RestConnector {
  @ApiProperty({ enum: ['rest'] })
  kind: 'rest';

  @ApiProperty({ format: 'uri', description: "Where the agency's evidence service answers." })
  url: string;

  @ApiProperty({ format: 'uri', description: 'Where the adapter gets its access token.' })
  tokenEndpoint: string;

  @ApiProperty({ description: 'The client that the agency knows the adapter by.' })
  clientId: string;

  @ApiPropertyOptional({ description: 'OAuth2 scope to ask for.' })
  scope?: string;
}

export class WebhookDeliveryResponse implements WebhookDelivery {
  @ApiProperty({ enum: ['webhook'] })
  kind: 'webhook';

  @ApiProperty({ format: 'uri', description: "The agency's webhook (Standard Webhooks)." })
  url: string;
}

export class ConnectedAgencyResponse {
  @ApiId('The agency.')
  id: string;

  @ApiPropertyOptional({ type: RestConnectorResponse })
  connector?: RestConnectorResponse;

  @ApiPropertyOptional({ type: WebhookDeliveryResponse })
  delivery?: WebhookDeliveryResponse;

  @ApiPropertyOptional({ type: WebhookDeliveryResponse })
  events?: WebhookDeliveryResponse;
}

/** The ways to agencies' systems, for our own services only; suspended agencies have none. */
export class ConnectorsResponse {
  @ApiProperty({ type: 'integer', minimum: 0, description: "The catalogue's version." })
  version: number;

  @ApiProperty({ type: [ConnectedAgencyResponse] })
  agencies: ConnectedAgencyResponse[];
}

export function toConnectorsResponse({ version, content }: Catalogue): ConnectorsResponse {
  return { version, agencies: content.agencies.filter(isConnected).map(toConnectedAgencyResponse) };
}

function isConnected({ status, connector, delivery, events }: Agency): boolean {
  return status === 'active' && [connector, delivery, events].some((way) => way !== undefined);
}

function toConnectedAgencyResponse({ id, connector, delivery, events }: Agency): ConnectedAgencyResponse {
  return {
    id,
    ...(connector !== undefined && { connector }),
    ...(delivery !== undefined && { delivery }),
    ...(events !== undefined && { events }),
  };
}
