import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Policy } from '@askonce/auth';
import { CosigningStates } from './cosigning-state';
import { CosigningResponse, toCosigningResponse } from './dto/cosigning.response';

@ApiTags('log')
@Controller('v1/cosigning')
export class CosigningController {
  constructor(private readonly states: CosigningStates) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Policy({ roles: ['auditor', 'operator'] })
  @ApiOperation({
    summary: 'How far witnesses have cosigned the log',
    description:
      'Up to where enough of them have, how many have signed what they are asked about now, and who does not.',
  })
  @ApiOkResponse({ type: CosigningResponse })
  async read(): Promise<CosigningResponse> {
    return toCosigningResponse(await this.states.read(), await this.states.latestCosigned());
  }
}
