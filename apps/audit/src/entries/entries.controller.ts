import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ProofNotReady } from '../checkpoints/checkpoints.problems';
import { RegistryUnavailable } from '../subjects/subjects.problems';
import { EntryIdParam } from './dto/entry-id.param';
import { EntryResponse, toEntryResponse } from './dto/entry.response';
import { SearchRequest, toEntryQuery } from './dto/search.request';
import { SearchResponse, toSearchResponse } from './dto/search.response';
import { EntryNotFound } from './entries.problems';
import { EntryProofs } from './entry-proofs';
import { EntryReader } from './entry-reader';
import { EntrySearch } from './entry-search';

@ApiTags('audit')
@Controller('v1/entries')
export class EntriesController {
  constructor(
    private readonly searches: EntrySearch,
    private readonly reader: EntryReader,
    private readonly proofs: EntryProofs,
  ) {}

  @Post('search')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Policy({ roles: ['auditor'] })
  @ApiOperation({ summary: 'Search the log', description: 'The newest first. The search becomes an entry itself.' })
  @ApiOkResponse({ type: SearchResponse })
  @ApiProblems(RegistryUnavailable)
  async search(@CurrentActor() actor: Actor, @Body() request: SearchRequest): Promise<SearchResponse> {
    return toSearchResponse(await this.searches.search(actor, toEntryQuery(request)));
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @Policy({ roles: ['auditor', 'citizen', 'agency'] })
  @ApiOperation({
    summary: 'Read one entry',
    description:
      'For auditors, whose reading becomes an entry, the person it is about, and the agency whose doing it was.',
  })
  @ApiOkResponse({ type: EntryResponse })
  @ApiProblems(EntryNotFound, RegistryUnavailable)
  async get(@CurrentActor() actor: Actor, @Param() { id }: EntryIdParam): Promise<EntryResponse> {
    return toEntryResponse(await this.reader.get(actor, id));
  }

  @Get(':id/proof')
  @Header('cache-control', 'no-store')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Policy({ roles: ['auditor', 'citizen', 'agency'] })
  @ApiOperation({
    summary: 'Prove that an entry is in the log',
    description:
      'As text: c2sp.org/tlog-proof@v1. For those who may read the entry; an auditor’s call becomes an entry too.',
  })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  @ApiProblems(EntryNotFound, ProofNotReady, RegistryUnavailable)
  prove(@CurrentActor() actor: Actor, @Param() { id }: EntryIdParam): Promise<string> {
    return this.proofs.of(actor, id);
  }
}
