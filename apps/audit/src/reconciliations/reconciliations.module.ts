import { type DynamicModule, Module } from '@nestjs/common';
import { ClientCredentials } from '@askonce/client';
import type { AuditConfig } from '../config';
import { EntriesModule } from '../entries/entries.module';
import { TreeModule } from '../tree/tree.module';
import { ReconciliationProgress } from './reconciliation-progress';
import { ReconciliationSteps } from './reconciliation-steps';
import { ReconciliationWorker } from './reconciliation-worker';
import { ReconciliationsController } from './reconciliations.controller';
import { ReconciliationsRepository } from './reconciliations.repository';
import { ReconciliationsService } from './reconciliations.service';
import { RegistryFacts } from './registry-facts';
import { ComparedRepository } from './stages/compared.repository';
import { EntryProofs } from './stages/entry-proofs';
import { FactsStage } from './stages/facts-stage';
import { LeavesStage } from './stages/leaves-stage';
import { PersonKeys } from './stages/person-keys';
import { TreeHashes } from './stages/tree-hashes';

/** Comparing what the registry holds with the log. */
@Module({})
export class ReconciliationsModule {
  static forRoot({ registryUrl, tokenEndpoint, clientId, clientKey }: AuditConfig): DynamicModule {
    const tokens = new ClientCredentials({ tokenEndpoint, clientId, privateKeyJwk: clientKey });
    return {
      module: ReconciliationsModule,
      imports: [EntriesModule, TreeModule],
      controllers: [ReconciliationsController],
      providers: [
        { provide: RegistryFacts, useFactory: () => new RegistryFacts({ registryUrl, tokens }) },
        ReconciliationsService,
        ReconciliationsRepository,
        ReconciliationWorker,
        ReconciliationProgress,
        ReconciliationSteps,
        FactsStage,
        LeavesStage,
        ComparedRepository,
        EntryProofs,
        PersonKeys,
        TreeHashes,
      ],
    };
  }
}
