import { type DynamicModule, Module } from '@nestjs/common';
import { type Health, type Logger, type Metrics, ObservabilityModule } from '@askonce/observability';
import { HealthController } from './health.controller';

/** The root: what every service has, around the service's own module. */
@Module({})
class ServiceModule {}

export const rootModule = (
  own: DynamicModule,
  parts: { logger: Logger; metrics: Metrics; health: Health },
): DynamicModule => ({
  module: ServiceModule,
  imports: [ObservabilityModule.forRoot(parts), own],
  controllers: [HealthController],
});
