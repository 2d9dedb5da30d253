import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Public } from '@askonce/auth';
import { PublishedLog } from './published-log';

const TILE = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } as const;

/** The log, as c2sp.org/tlog-tiles has it, under the prefix /log. */
@ApiTags('log')
@Controller('log')
export class PublishedLogController {
  constructor(private readonly published: PublishedLog) {}

  @Get('checkpoint')
  @Public()
  @Header('cache-control', 'public, max-age=1')
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiOperation({
    summary: 'The last checkpoint',
    description: 'A signed note: c2sp.org/tlog-checkpoint. It has the cosignatures that have come by now.',
  })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  checkpoint(): Promise<string> {
    return this.published.latest();
  }

  @Get('cosigned/checkpoint')
  @Public()
  @Header('cache-control', 'public, max-age=1')
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiOperation({
    summary: 'The last checkpoint that enough witnesses cosigned',
    description:
      '`/log/cosigned` is a prefix of the log like `/log`, for whoever accepts only what has the quorum. 404 while nothing has, and where none is demanded.',
  })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  cosignedCheckpoint(): Promise<string> {
    return this.published.latestWithQuorum();
  }

  @Get('tile/*')
  @Public()
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @ApiOperation({
    summary: 'A tile, or an entry bundle',
    description: '`{level}/{index}[.p/{width}]` or `entries/{index}[.p/{width}]`: c2sp.org/tlog-tiles.',
  })
  @ApiParam({ name: 'path', type: String, example: 'entries/x001/234.p/56' })
  @ApiOkResponse({ content: TILE })
  async resource(@Param() { '*': path }: Record<'*', string>): Promise<StreamableFile> {
    return new StreamableFile(await this.published.resource('facts', `tile/${path}`));
  }

  @Get('cosigned/tile/*')
  @Public()
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @ApiOperation({ summary: 'The same tiles and bundles under that prefix' })
  @ApiParam({ name: 'path', type: String, example: 'entries/x001/234.p/56' })
  @ApiOkResponse({ content: TILE })
  cosignedResource(@Param() params: Record<'*', string>): Promise<StreamableFile> {
    return this.resource(params);
  }
}
