import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { CatalogueService } from './catalogue.service';
import { ConnectorsResponse, toConnectorsResponse } from './dto/connectors.response';

/** How agencies' systems are reached: for our adapters, never in public. */
@ApiTags('internal')
@Controller('internal/catalogue')
export class ConnectorsController {
  constructor(private readonly catalogue: CatalogueService) {}

  @Get('connectors')
  @Policy({ roles: ['service'] })
  @ApiOperation({ summary: "The ways to agencies' systems" })
  @ApiOkResponse({ type: ConnectorsResponse })
  async connectors(@CurrentActor() actor: Actor): Promise<ConnectorsResponse> {
    return toConnectorsResponse(await this.catalogue.forServices(actor));
  }
}
