import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ClientCredentials } from '@askonce/client';
import { Metrics } from '@askonce/observability';
import type { AdaptersConfig } from '../config';
import { AgencyProtection, DELIVERY_PROTECTION, FETCH_PROTECTION } from '../protection/agency-protection';
import { agencyCallMetrics } from '../protection/call-metrics';
import { DELIVERY_LIMITS, FETCH_LIMITS } from '../protection/protection-limits';
import { ClaimedSecrets } from '../registry/claimed-secrets';
import { RegistryGateway } from '../registry/registry-gateway';
import { AgencyDirectory } from './agency-directory';

const CALL_METRICS = Symbol('CALL_METRICS');
type MetricsByDirection = ReturnType<typeof agencyCallMetrics>;

/** The ways out of this service: to the registry and, guarded, to the agencies. */
@Global()
@Module({})
export class AgenciesModule {
  static forRoot(config: AdaptersConfig): DynamicModule {
    return {
      module: AgenciesModule,
      providers: [
        { provide: RegistryGateway, useFactory: () => gatewayTo(config) },
        {
          provide: AgencyDirectory,
          inject: [RegistryGateway],
          useFactory: (registry: RegistryGateway) =>
            new AgencyDirectory({ load: () => registry.connectors(), secrets: config.connectorSecrets }),
        },
        { provide: CALL_METRICS, inject: [Metrics], useFactory: agencyCallMetrics },
        {
          provide: FETCH_PROTECTION,
          inject: [CALL_METRICS],
          useFactory: (metrics: MetricsByDirection) => new AgencyProtection(FETCH_LIMITS, metrics('fetch')),
        },
        {
          provide: DELIVERY_PROTECTION,
          inject: [CALL_METRICS],
          useFactory: (metrics: MetricsByDirection) => new AgencyProtection(DELIVERY_LIMITS, metrics('deliver')),
        },
      ],
      exports: [RegistryGateway, AgencyDirectory, FETCH_PROTECTION, DELIVERY_PROTECTION],
    };
  }
}

function gatewayTo({ registryUrl, tokenEndpoint, clientId, clientKey }: AdaptersConfig): RegistryGateway {
  const tokens = new ClientCredentials({ tokenEndpoint, clientId, privateKeyJwk: clientKey });
  return new RegistryGateway(registryUrl, tokens, new ClaimedSecrets(clientKey));
}
