import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { RegistryUnavailable } from '../subjects/subjects.problems';
import { AccessListResponse, toAccessListResponse } from './dto/access.response';
import { PageQuery } from './dto/page.query';
import { EntryReader } from './entry-reader';

@ApiTags('citizens')
@Controller('v1/me/accesses')
export class AccessesController {
  constructor(private readonly reader: EntryReader) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Policy({ roles: ['citizen'] })
  @ApiOperation({
    summary: 'Who did what with what is held about me',
    description: 'Everything recorded about the caller, the newest first: refusals and auditors who looked too.',
  })
  @ApiOkResponse({ type: AccessListResponse })
  @ApiProblems(RegistryUnavailable)
  async list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<AccessListResponse> {
    return toAccessListResponse(await this.reader.accessesOf(actor, page));
  }
}
