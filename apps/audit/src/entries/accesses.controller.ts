import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { RegistryUnavailable } from '../subjects/subjects.problems';
import { AccessesQuery, toAccessQuery } from './dto/accesses.query';
import { AccessListResponse, toAccessListResponse } from './dto/accesses.response';
import { OwnAccesses } from './own-accesses';

@ApiTags('citizens')
@Controller('v1/me/accesses')
export class AccessesController {
  constructor(private readonly accesses: OwnAccesses) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Policy({ roles: ['citizen'] })
  @ApiOperation({
    summary: 'Who did what with what is held about me',
    description: 'Everything recorded about the caller, the newest first: refusals and auditors who looked too.',
  })
  @ApiOkResponse({ type: AccessListResponse })
  @ApiProblems(RegistryUnavailable)
  async list(@CurrentActor() actor: Actor, @Query() query: AccessesQuery): Promise<AccessListResponse> {
    return toAccessListResponse(await this.accesses.list(actor, toAccessQuery(query)));
  }
}
