import { Controller, Get, Param } from '@nestjs/common';
import type { Download } from '../pages/download';
import { type Page, page } from '../pages/page';
import { type Citizen, CurrentCitizen } from '../session/citizen';
import { ReceiptsService } from './receipts.service';

@Controller('sharing/:id')
export class ReceiptsController {
  constructor(private readonly receipts: ReceiptsService) {}

  @Get('receipt')
  async show(@CurrentCitizen() citizen: Citizen, @Param('id') id: string): Promise<Page> {
    return page('receipts/receipt', await this.receipts.show(citizen, id));
  }

  @Get('receipt.json')
  record(@CurrentCitizen() citizen: Citizen, @Param('id') id: string): Promise<Download> {
    return this.receipts.record(citizen, id);
  }

  @Get('proof/:entryId')
  proof(
    @CurrentCitizen() citizen: Citizen,
    @Param('id') id: string,
    @Param('entryId') entryId: string,
  ): Promise<Download | Page> {
    return this.receipts.proof(citizen, id, entryId);
  }
}
