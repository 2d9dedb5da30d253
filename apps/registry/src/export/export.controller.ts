import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { Transfer } from '@askonce/service';
import { ExportService } from './export.service';

const ZIP = 'application/zip';
/** Scheme before a token; whoever comes here has shown one. */
const BEARER = /^bearer +/i;

@ApiTags('citizens')
@Controller('v1/me/export')
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  @Get()
  @Transfer()
  @Policy({ roles: ['citizen'] })
  @ApiOperation({
    summary: 'Everything that is held about me, as one ZIP',
    description:
      'JSON files, the documents themselves and the receipts of all decisions. The export is recorded before the first byte.',
  })
  @ApiOkResponse({
    description: 'An attachment; a connection that is cut off means that it is not whole.',
    headers: { 'Content-Disposition': { schema: { type: 'string' } } },
    content: { [ZIP]: { schema: { type: 'string', format: 'binary' } } },
  })
  async export(
    @CurrentActor() actor: Actor,
    @Headers('authorization') authorization: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const archive = await this.exports.export(actor, authorization.replace(BEARER, ''));
    await reply
      .headers({
        'content-type': ZIP,
        'content-disposition': 'attachment; filename="askonce-export.zip"',
        'cache-control': 'no-store',
      })
      .send(archive);
  }
}
