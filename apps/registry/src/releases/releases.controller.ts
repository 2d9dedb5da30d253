import { Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ApiIdempotencyKey, IdempotencyKey } from '../calls/idempotency-key';
import { EvidenceTypeParam } from '../calls/evidence-type-param';
import { IdParam } from '../calls/id-param';
import { ApiDocumentBytes } from '../documents/api-document-bytes';
import { sendDocument } from '../documents/send-document';
import { ClaimsService } from './claims.service';
import { DownloadService } from './download.service';
import { ClaimResponse } from './dto/claim.response';
import { EvidenceGone, KeyNotRegistered, NotReleased, ReleasedByFields } from './releases.problems';

@ApiTags('evidence requests')
@Controller('v1')
export class ReleasesController {
  constructor(
    private readonly downloads: DownloadService,
    private readonly claims: ClaimsService,
  ) {}

  @Get('evidence-requests/:id/evidence/:evidenceType')
  @Policy({ roles: ['agency'] })
  @ApiOperation({
    summary: 'The released bytes, or the released fields as JSON; the reading is decided and recorded before the first',
  })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiParam({ name: 'evidenceType', example: 'birth-certificate' })
  @ApiDocumentBytes()
  @ApiProblems(NotReleased, EvidenceGone)
  async download(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @EvidenceTypeParam() evidenceType: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendDocument(reply, await this.downloads.download(actor, id, evidenceType));
  }

  @Post('releases/:id/claims')
  @HttpCode(200)
  @Policy({ roles: ['agency', 'service'] })
  @ApiOperation({ summary: 'The key to a document that came over Kafka, wrapped to my registered key' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiIdempotencyKey()
  @ApiOkResponse({ type: ClaimResponse })
  @ApiProblems(EvidenceGone, KeyNotRegistered, ReleasedByFields)
  claim(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdempotencyKey() idempotencyKey: string,
  ): Promise<ClaimResponse> {
    return this.claims.claim(actor, id, idempotencyKey);
  }
}
