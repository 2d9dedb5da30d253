import { type DynamicModule, type FactoryProvider, Global, Module } from '@nestjs/common';
import { ClientCredentials } from '@askonce/client';
import { Metrics } from '@askonce/observability';
import type { AdaptersConfig } from '../config';
import {
  AgencyProtection,
  DELIVERY_PROTECTION,
  FETCH_PROTECTION,
  TELLING_PROTECTION,
} from '../protection/agency-protection';
import { agencyCallMetrics, type Direction } from '../protection/call-metrics';
import { DELIVERY_LIMITS, FETCH_LIMITS, type ProtectionLimits, TELLING_LIMITS } from '../protection/protection-limits';
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
        protection(FETCH_PROTECTION, FETCH_LIMITS, 'fetch'),
        protection(DELIVERY_PROTECTION, DELIVERY_LIMITS, 'deliver'),
        protection(TELLING_PROTECTION, TELLING_LIMITS, 'tell'),
      ],
      exports: [RegistryGateway, AgencyDirectory, FETCH_PROTECTION, DELIVERY_PROTECTION, TELLING_PROTECTION],
    };
  }
}

const protection = (provide: symbol, limits: ProtectionLimits, direction: Direction): FactoryProvider => ({
  provide,
  inject: [CALL_METRICS],
  useFactory: (metrics: MetricsByDirection) => new AgencyProtection(limits, metrics(direction)),
});

function gatewayTo({ registryUrl, tokenEndpoint, clientId, clientKey }: AdaptersConfig): RegistryGateway {
  const tokens = new ClientCredentials({ tokenEndpoint, clientId, privateKeyJwk: clientKey });
  return new RegistryGateway(registryUrl, tokens, new ClaimedSecrets(clientKey));
}
