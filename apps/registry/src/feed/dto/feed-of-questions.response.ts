import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Channel, CHANNELS, QUESTION_KINDS, type QuestionKind } from '@askonce/contracts';
import type { AskedAgainReported, QuestionAsked } from '../feed-entry';
import { ApiRequestIds, FeedEntryHead } from './feed-entry-head.response';

class QuestionAskedData implements QuestionAsked {
  @ApiProperty({ format: 'uuid' })
  questionId!: string;

  @ApiProperty({ enum: QUESTION_KINDS })
  kind!: QuestionKind;

  @ApiProperty({ format: 'date-time', description: 'Until when you have promised to answer.' })
  promisedBy!: string;

  @ApiRequestIds()
  requestIds!: readonly string[];
}

class AskedAgainReportedData implements AskedAgainReported {
  @ApiProperty({ format: 'uuid' })
  reportId!: string;

  @ApiProperty()
  evidenceType!: string;

  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;

  @ApiProperty({ format: 'date-time' })
  askedAt!: string;

  @ApiPropertyOptional({ description: 'Only of what the person reported themself.' })
  upheld?: boolean;

  @ApiRequestIds()
  requestIds!: readonly string[];
}

export class QuestionAskedEntry extends FeedEntryHead {
  @ApiProperty({ enum: ['question.asked'] })
  type!: 'question.asked';

  @ApiProperty({ type: QuestionAskedData })
  data!: QuestionAskedData;
}

export class AskedAgainReportedEntry extends FeedEntryHead {
  @ApiProperty({ enum: ['asked_again.reported'] })
  type!: 'asked_again.reported';

  @ApiProperty({ type: AskedAgainReportedData })
  data!: AskedAgainReportedData;
}
