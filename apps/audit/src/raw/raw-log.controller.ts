import { Controller, Get, Header, HttpCode, type OnModuleInit, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Public } from '@askonce/auth';
import { InvalidRequest } from '@askonce/problems';
import { ApiProblems } from '@askonce/service';
import { MAX_ENTRY_BYTES } from '@askonce/tlog';
import { LogInDoubt } from '../checkpoints/checkpoints.problems';
import { PublishedLog } from '../checkpoints/published-log';
import { RawLog } from './raw-log';

const OCTETS = 'application/octet-stream';
const BYTES = { [OCTETS]: { schema: { type: 'string', format: 'binary' } } } as const;

/** Appending without a fact and reading what was appended; only where `AUDIT_RAW_APPEND` is 1. */
@ApiTags('log')
@Controller('log')
export class RawLogController implements OnModuleInit {
  constructor(
    private readonly raw: RawLog,
    private readonly published: PublishedLog,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const options = { parseAs: 'buffer', bodyLimit: MAX_ENTRY_BYTES } as const;
    fastify.addContentTypeParser(OCTETS, options, (_request, body, done) => {
      done(null, body);
    });
  }

  @Post('add')
  @Public()
  @HttpCode(200)
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiOperation({
    summary: 'Append anything to a log of its own',
    description: 'Answers with its index, once durable.',
  })
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string', pattern: '^\\d+$' } } } })
  @ApiProblems(LogInDoubt)
  async add(@Req() { body }: FastifyRequest): Promise<string> {
    return String(await this.raw.append(entryIn(body)));
  }

  @Get('raw/checkpoint')
  @Public()
  @Header('cache-control', 'public, max-age=1')
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiOperation({ summary: 'The last checkpoint of that log' })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  async checkpoint(): Promise<string> {
    return (await this.published.checkpoint('raw')).note;
  }

  @Get('raw/tile/*')
  @Public()
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @ApiOperation({ summary: 'A tile, or an entry bundle, of that log' })
  @ApiParam({ name: 'path', type: String })
  @ApiOkResponse({ content: BYTES })
  async resource(@Param() { '*': path }: Record<'*', string>): Promise<StreamableFile> {
    return new StreamableFile(await this.published.resource('raw', `tile/${path}`));
  }
}

function entryIn(body: unknown): Buffer {
  if (Buffer.isBuffer(body) && body.length > 0) return body;
  throw new InvalidRequest({
    errors: [{ pointer: '', detail: `must be 1 to ${MAX_ENTRY_BYTES} bytes, sent as ${OCTETS}` }],
  });
}
