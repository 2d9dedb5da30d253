import { type DynamicModule, Module } from '@nestjs/common';
import { TreeModule } from '../tree/tree.module';
import { Cosigning } from './cosigning';
import { CosigningStates } from './cosigning-state';
import { CosignaturesRepository } from './cosignatures.repository';
import { LogWitnesses } from './log-witnesses';
import { QuorumAlarm } from './quorum-alarm';
import { WitnessTurns } from './witness-turns';
import { CosigningController } from './cosigning.controller';
import { WitnessesRepository } from './witnesses.repository';

/** Witnesses of the log: asked to cosign it, and what they gave. */
@Module({})
export class WitnessesModule {
  static forRoot({ logWitnesses }: { readonly logWitnesses: LogWitnesses }): DynamicModule {
    return {
      module: WitnessesModule,
      global: true,
      imports: [TreeModule],
      controllers: [CosigningController],
      providers: [
        { provide: LogWitnesses, useValue: logWitnesses },
        WitnessesRepository,
        CosignaturesRepository,
        CosigningStates,
        WitnessTurns,
        QuorumAlarm,
        Cosigning,
      ],
      exports: [CosigningStates, CosignaturesRepository],
    };
  }
}
