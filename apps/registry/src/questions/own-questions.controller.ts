import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ApiIdempotencyKey, IdempotencyKey } from '../calls/idempotency-key';
import { IdParam } from '../calls/id-param';
import { PageQuery } from '../calls/page';
import { CatalogueLacksIt } from '../evidence-requests/evidence-requests.problems';
import { QuestionRequest } from './dto/question.request';
import { OwnQuestionListResponse, OwnQuestionResponse } from './dto/question.response';
import { OwnQuestionsService } from './own-questions.service';
import { NoAgencyConcerned, TooManyQuestions } from './questions.problems';

@ApiTags('citizens')
@Controller('v1/me/questions')
export class OwnQuestionsController {
  constructor(private readonly questions: OwnQuestionsService) {}

  @Post()
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'Ask the agency concerned, or tell it that something is wrong' })
  @ApiIdempotencyKey()
  @ApiCreatedResponse({ type: OwnQuestionResponse })
  @ApiProblems(CatalogueLacksIt, NoAgencyConcerned, TooManyQuestions)
  ask(
    @CurrentActor() actor: Actor,
    @Body() request: QuestionRequest,
    @IdempotencyKey() idempotencyKey: string,
  ): Promise<OwnQuestionResponse> {
    return this.questions.ask(actor, request, idempotencyKey);
  }

  @Get()
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'What I asked, until when an answer is promised, and what was answered, newest first' })
  @ApiOkResponse({ type: OwnQuestionListResponse })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<OwnQuestionListResponse> {
    return this.questions.list(actor, page);
  }

  @Get(':id')
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'One question, with its answer' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: OwnQuestionResponse })
  get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<OwnQuestionResponse> {
    return this.questions.get(actor, id);
  }
}
