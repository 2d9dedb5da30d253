import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Policy } from '@askonce/auth';
import { NotFound } from '@askonce/problems';
import { SubjectRequest } from './dto/subject.request';
import { SubjectResolutionResponse } from './dto/subject-resolution.response';
import { SubjectIdentities } from './subject-identities';

@ApiTags('internal')
@Controller('internal/subjects')
export class SubjectsController {
  constructor(@Inject(SubjectIdentities) private readonly identities: SubjectIdentities) {}

  @Post('resolution')
  @HttpCode(200)
  @Policy({ roles: ['service'] })
  @ApiOperation({ summary: 'The subjectRef of a person; looking up never makes one known' })
  @ApiOkResponse({ type: SubjectResolutionResponse })
  async resolve(@Body() subject: SubjectRequest): Promise<SubjectResolutionResponse> {
    const subjectRef = await this.identities.findRef(subject);
    if (subjectRef === undefined) throw new NotFound();
    return { subjectRef };
  }
}
