import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ApiIdempotencyKey, IdempotencyKey } from '../calls/idempotency-key';
import { IdParam } from '../calls/id-param';
import { ListQuestionsQuery } from './dto/list-questions.query';
import { AnswerRequest } from './dto/question.request';
import { QuestionListResponse, QuestionResponse } from './dto/question.response';
import { AlreadyAnswered } from './questions.problems';
import { QuestionsService } from './questions.service';

@ApiTags('questions')
@Controller('v1/questions')
export class QuestionsController {
  constructor(private readonly questions: QuestionsService) {}

  @Get()
  @Policy({ roles: ['agency'] })
  @ApiOperation({ summary: 'What people asked the agency, or said to be wrong, newest first' })
  @ApiOkResponse({ type: QuestionListResponse })
  list(@CurrentActor() actor: Actor, @Query() query: ListQuestionsQuery): Promise<QuestionListResponse> {
    return this.questions.list(actor, query);
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Policy({ roles: ['agency'] })
  @ApiOperation({ summary: 'Answer a question; an answer stays as it was given' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiIdempotencyKey()
  @ApiOkResponse({ type: QuestionResponse })
  @ApiProblems(AlreadyAnswered)
  answer(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { text }: AnswerRequest,
    @IdempotencyKey() idempotencyKey: string,
  ): Promise<QuestionResponse> {
    return this.questions.answer(actor, { id, text, idempotencyKey });
  }
}
