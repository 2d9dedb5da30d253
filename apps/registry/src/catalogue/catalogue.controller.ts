import { applyDecorators, Body, Controller, Get, Put, Query, UseInterceptors } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy, Public } from '@askonce/auth';
import { InvalidRequest } from '@askonce/problems';
import { ApiProblems } from '@askonce/service';
import { PageQuery } from '../calls/page';
import { ApplyingService } from './applying/applying.service';
import { CatalogueInvalid, CatalogueStrandsRequests } from './catalogue.problems';
import { CatalogueService } from './catalogue.service';
import { AgencyListResponse, toAgencyResponse } from './dto/agency.response';
import { CatalogueOutcomeResponse } from './dto/catalogue-outcome.response';
import { ApplyCatalogueQuery, CatalogueRequest } from './dto/catalogue.request';
import { EvidenceTypeListResponse, toEvidenceTypeResponse } from './dto/evidence-type.response';
import { LifeEventListResponse, toLifeEventResponse } from './dto/life-event.response';
import { ProcedureListResponse, toProcedureResponse } from './dto/procedure.response';
import { PurposeListResponse, toPurposeResponse } from './dto/purpose.response';
import { RequirementListResponse, toRequirementResponse } from './dto/requirement.response';
import { VersionEtagInterceptor } from './version-etag.interceptor';

const MIB = 1024 * 1024;

/** A public list, cut from the catalogue's current version. */
const PublicList = (path: string, type: new () => object, summary: string): MethodDecorator =>
  applyDecorators(
    Get(path),
    Public(),
    UseInterceptors(VersionEtagInterceptor),
    ApiOperation({ summary }),
    ApiOkResponse({ type, headers: { ETag: { schema: { type: 'string' }, description: "The catalogue's version." } } }),
    ApiResponse({ status: 304, description: 'Nothing has changed since the version in If-None-Match.' }),
    ApiProblems(InvalidRequest),
  );

@ApiTags('catalogue')
@Controller('v1/catalogue')
export class CatalogueController {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly applying: ApplyingService,
  ) {}

  @PublicList('agencies', AgencyListResponse, 'Agencies')
  agencies(@Query() query: PageQuery) {
    return this.catalogue.list('agencies', query, toAgencyResponse);
  }

  @PublicList('evidence-types', EvidenceTypeListResponse, 'Kinds of evidence')
  evidenceTypes(@Query() query: PageQuery) {
    return this.catalogue.list('evidenceTypes', query, toEvidenceTypeResponse);
  }

  @PublicList('requirements', RequirementListResponse, 'What procedures need to know')
  requirements(@Query() query: PageQuery) {
    return this.catalogue.list('requirements', query, toRequirementResponse);
  }

  @PublicList('procedures', ProcedureListResponse, 'Public services')
  procedures(@Query() query: PageQuery) {
    return this.catalogue.list('procedures', query, toProcedureResponse);
  }

  @PublicList('purposes', PurposeListResponse, 'Who may ask for what, why, and on which basis')
  purposes(@Query() query: PageQuery) {
    return this.catalogue.list('purposes', query, toPurposeResponse);
  }

  @PublicList('life-events', LifeEventListResponse, 'Life events and the procedures they lead to')
  lifeEvents(@Query() query: PageQuery) {
    return this.catalogue.list('lifeEvents', query, toLifeEventResponse);
  }

  @Put()
  @Policy({ roles: ['steward'] })
  @RouteConfig({ bodyLimit: 2 * MIB })
  @ApiOperation({
    summary: 'Apply a whole catalogue',
    description:
      'At most 2 MiB. What is not in it is removed. What waiting requests rest on can only be taken away with force; they are then denied.',
  })
  @ApiOkResponse({ type: CatalogueOutcomeResponse })
  @ApiProblems(InvalidRequest, CatalogueInvalid, CatalogueStrandsRequests)
  apply(
    @CurrentActor() actor: Actor,
    @Body() catalogue: CatalogueRequest,
    @Query() query: ApplyCatalogueQuery,
  ): Promise<CatalogueOutcomeResponse> {
    const options = { dryRun: query.dryRun === 'true', force: query.force === 'true' };
    return this.applying.apply(actor, catalogue, options);
  }
}
