import { Module } from '@nestjs/common';
import { AccessesController } from './accesses.controller';
import { EntriesController } from './entries.controller';
import { EntriesRepository } from './entries.repository';
import { EntryProofs } from './entry-proofs';
import { EntryPages } from './entry-pages';
import { EntryReader } from './entry-reader';
import { EntrySearch } from './entry-search';
import { OwnAccesses } from './own-accesses';
import { SearchRecord } from './search-record';

/** What auditors, citizens and agencies read in the log. */
@Module({
  controllers: [EntriesController, AccessesController],
  providers: [EntriesRepository, EntryPages, EntryProofs, EntryReader, EntrySearch, OwnAccesses, SearchRecord],
  exports: [EntryReader, SearchRecord],
})
export class EntriesModule {}
