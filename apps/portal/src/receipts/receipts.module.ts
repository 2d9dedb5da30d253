import { type DynamicModule, Module } from '@nestjs/common';
import { RECEIPT_ISSUER, type ReceiptIssuer } from './consent-receipt';
import { ReceiptsController } from './receipts.controller';
import { ReceiptsService } from './receipts.service';

@Module({})
export class ReceiptsModule {
  static forRoot({ publicUrl, jurisdiction }: ReceiptIssuer): DynamicModule {
    return {
      module: ReceiptsModule,
      controllers: [ReceiptsController],
      providers: [{ provide: RECEIPT_ISSUER, useValue: { publicUrl, jurisdiction } }, ReceiptsService],
    };
  }
}
