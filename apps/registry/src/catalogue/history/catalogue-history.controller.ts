import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { InvalidRequest, NotFound } from '@askonce/problems';
import { ApiProblems } from '@askonce/service';
import { PageQuery } from '../../calls/page';
import {
  CatalogueVersionListResponse,
  toVersionListResponse,
  toWholeVersionResponse,
  WholeCatalogueVersionResponse,
} from '../dto/catalogue-version.response';
import { CatalogueHistoryService } from './catalogue-history.service';
import { VERSION_PATTERN, VersionParam } from './version-param';

@ApiTags('catalogue')
@Controller('v1/catalogue/versions')
export class CatalogueHistoryController {
  constructor(private readonly history: CatalogueHistoryService) {}

  @Get()
  @Policy({ roles: ['steward', 'auditor'] })
  @ApiOperation({ summary: 'What was applied when, and by whom', description: 'Newest first.' })
  @ApiOkResponse({ type: CatalogueVersionListResponse })
  @ApiProblems(InvalidRequest)
  async list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<CatalogueVersionListResponse> {
    return toVersionListResponse(await this.history.list(actor, query));
  }

  @Get(':version')
  @Policy({ roles: ['steward', 'auditor'] })
  @ApiOperation({ summary: 'The whole catalogue as it was' })
  @ApiParam({ name: 'version', schema: { type: 'string', pattern: VERSION_PATTERN.source } })
  @ApiOkResponse({ type: WholeCatalogueVersionResponse })
  @ApiProblems(NotFound)
  async get(@CurrentActor() actor: Actor, @VersionParam() version: number): Promise<WholeCatalogueVersionResponse> {
    return toWholeVersionResponse(await this.history.get(actor, version));
  }
}
