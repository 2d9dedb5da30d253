import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { QUESTION_STATUSES, type QuestionStatus } from '@askonce/contracts';
import { PageQuery } from '../../calls/page';

export class ListQuestionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: QUESTION_STATUSES })
  @IsOptional()
  @IsIn(QUESTION_STATUSES)
  status?: QuestionStatus;
}
