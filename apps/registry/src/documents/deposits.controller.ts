import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ApiIdempotencyKey, IdempotencyKey } from '../calls/idempotency-key';
import { IdParam } from '../calls/id-param';
import { DocumentEmpty, DocumentTooLarge } from '../content/content.problems';
import { DocumentUpload, type UploadedDocument } from '../content/document-upload';
import { CatalogueLacksIt } from '../evidence-requests/evidence-requests.problems';
import { ApiUpload } from './api-upload';
import { DepositsService } from './deposits.service';
import { DocumentEnded, NotAnIssuer } from './documents.problems';
import { DepositDocumentMetadataRequest } from './dto/document-metadata.request';
import { DocumentResponse, toDocumentResponse } from './dto/document.response';
import { DocumentWithVersionsResponse, toDocumentWithVersions } from './dto/document-versions.response';
import { RevocationRequest } from './dto/revocation.request';

@ApiTags('documents')
@Controller('v1/documents')
export class DepositsController {
  constructor(private readonly deposits: DepositsService) {}

  @Post()
  @Policy({ roles: ['agency'] })
  @ApiOperation({ summary: 'Deposit a document about a person' })
  @ApiIdempotencyKey()
  @ApiUpload(DepositDocumentMetadataRequest)
  @ApiCreatedResponse({ type: DocumentResponse })
  @ApiOkResponse({ type: DocumentResponse, description: 'The same bytes and attributes were deposited before.' })
  @ApiProblems(DocumentTooLarge, DocumentEmpty, NotAnIssuer, CatalogueLacksIt)
  async deposit(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotencyKey: string,
    @DocumentUpload() upload: UploadedDocument,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DocumentResponse> {
    const { document, isNew } = await this.deposits.deposit(actor, upload, idempotencyKey);
    reply.status(isNew ? 201 : 200);
    return toDocumentResponse(document);
  }

  @Get(':id')
  @Policy({ roles: ['agency'] })
  @ApiOperation({ summary: 'What I deposited as its issuer, with its versions' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: DocumentWithVersionsResponse })
  async get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<DocumentWithVersionsResponse> {
    return toDocumentWithVersions(await this.deposits.getWithVersions(actor, id));
  }

  @Post(':id/revocation')
  @HttpCode(200)
  @Policy({ roles: ['agency'] })
  @ApiOperation({ summary: 'Revoke what I issued; nobody can read it any more' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: DocumentResponse })
  @ApiProblems(DocumentEnded)
  async revoke(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: RevocationRequest,
  ): Promise<DocumentResponse> {
    return toDocumentResponse(await this.deposits.revoke(actor, id, reason));
  }
}
