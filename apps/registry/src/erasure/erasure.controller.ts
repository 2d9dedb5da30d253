import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiIdempotencyKey, IdempotencyKey } from '../calls/idempotency-key';
import { ErasureResponse, toErasureResponse } from './dto/erasure.response';
import { ErasureService } from './erasure.service';

@ApiTags('citizens')
@Controller('v1/me/erasure')
export class ErasureController {
  constructor(private readonly erasures: ErasureService) {}

  @Post()
  @HttpCode(200)
  @Policy({ roles: ['citizen'] })
  @ApiOperation({
    summary: 'Have everything about me erased that no legal hold covers',
    description:
      'At once and for good: take an export before. The answer says what is erased, what is kept, and why. Who comes back later is a new person.',
  })
  @ApiIdempotencyKey()
  @ApiOkResponse({ type: ErasureResponse })
  async erase(@CurrentActor() actor: Actor, @IdempotencyKey() idempotencyKey: string): Promise<ErasureResponse> {
    return toErasureResponse(await this.erasures.erase(actor, idempotencyKey));
  }
}
