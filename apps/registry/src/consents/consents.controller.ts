import { Body, Controller, Get, HttpCode, Param, ParseEnumPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { CONSENT_TRANSITIONS, type ConsentTransition } from '@askonce/contracts';
import { NotFound } from '@askonce/problems';
import { ApiProblems } from '@askonce/service';
import { ApiIdempotencyKey, IdempotencyKey } from '../calls/idempotency-key';
import { IdParam } from '../calls/id-param';
import { PageQuery } from '../calls/page';
import { TermsChanged, TransitionNotAllowed } from './consents.problems';
import { ConsentsService } from './consents.service';
import { ConsentInFullResponse, ConsentListResponse } from './dto/consent.response';
import { TransitionRequest } from './dto/transition.request';
import { OwnConsentsService } from './own-consents.service';

const Transition = Object.fromEntries(CONSENT_TRANSITIONS.map((name) => [name, name]));
const knownTransition = new ParseEnumPipe(Transition, { exceptionFactory: () => new NotFound() });

@ApiTags('citizens')
@Controller('v1/me/consents')
export class ConsentsController {
  constructor(
    private readonly ownConsents: OwnConsentsService,
    private readonly consents: ConsentsService,
  ) {}

  @Get()
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'What I was asked to agree to, newest first' })
  @ApiOkResponse({ type: ConsentListResponse })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<ConsentListResponse> {
    return this.ownConsents.list(actor, page);
  }

  @Get(':id')
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'One consent, with its history, and my own values of what would be shared' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: ConsentInFullResponse })
  get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ConsentInFullResponse> {
    return this.ownConsents.get(actor, id);
  }

  @Post(':id/:transition')
  @HttpCode(200)
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'Grant, refuse, withdraw, pause, resume or renew; effective when answered' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiParam({ name: 'transition', enum: CONSENT_TRANSITIONS })
  @ApiIdempotencyKey()
  @ApiOkResponse({ type: ConsentInFullResponse })
  @ApiProblems(TransitionNotAllowed, TermsChanged)
  transition(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Param('transition', knownTransition) transition: ConsentTransition,
    @Body() { alsoFor = [], terms }: TransitionRequest,
    @IdempotencyKey() idempotencyKey: string,
  ): Promise<ConsentInFullResponse> {
    return this.consents.transition(actor, { id, transition, alsoFor, terms, idempotencyKey });
  }
}
