import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ProofNotReady } from '../checkpoints/checkpoints.problems';
import { EntryIdParam } from '../entries/dto/entry-id.param';
import { EntryNotFound } from '../entries/entries.problems';
import { RegistryUnavailable } from '../subjects/subjects.problems';
import { ReceiptResponse, toReceiptResponse } from './dto/receipt.response';
import { ReceiptGone } from './receipts.problems';
import { ReceiptsService } from './receipts.service';

@ApiTags('audit')
@Controller('v1/entries')
export class ReceiptsController {
  constructor(private readonly receipts: ReceiptsService) {}

  @Get(':id/receipt')
  @Header('cache-control', 'no-store')
  @Policy({ roles: ['auditor', 'citizen', 'agency'] })
  @ApiOperation({
    summary: 'What to keep of an entry',
    description:
      'What happened, and what shows with the log’s verifier key alone that the log holds it. For those who may read the entry, and the same for all of them; an auditor’s call becomes an entry too.',
  })
  @ApiOkResponse({ type: ReceiptResponse })
  @ApiProblems(EntryNotFound, ProofNotReady, ReceiptGone, RegistryUnavailable)
  async get(@CurrentActor() actor: Actor, @Param() { id }: EntryIdParam): Promise<ReceiptResponse> {
    return toReceiptResponse(await this.receipts.get(actor, id));
  }
}
