import { type DynamicModule, Global, Module } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { MasterKey, readSecret, SubjectKeys } from '@askonce/vault';
import { NEW_ID } from './new-id';
import { PersonCommands } from './person-commands';
import { SealedTexts } from './sealed-texts';
import { SUBJECT_SECRET, SubjectIdentities } from './subject-identities';
import { SubjectsController } from './subjects.controller';

/** People and the one way to write about them; every other feature stands on it. */
@Global()
@Module({})
export class SubjectsModule {
  static forRoot(files: { masterKeyFile: string; subjectSecretFile: string }): DynamicModule {
    return {
      module: SubjectsModule,
      controllers: [SubjectsController],
      providers: [
        { provide: NEW_ID, useValue: () => uuidv7() },
        { provide: SUBJECT_SECRET, useFactory: () => readSecret(files.subjectSecretFile) },
        {
          provide: SubjectKeys,
          useFactory: async () => new SubjectKeys(await MasterKey.fromFile(files.masterKeyFile)),
        },
        SubjectIdentities,
        SealedTexts,
        PersonCommands,
      ],
      exports: [NEW_ID, SubjectKeys, SubjectIdentities, SealedTexts, PersonCommands],
    };
  }
}
