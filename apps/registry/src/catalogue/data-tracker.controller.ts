import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { CatalogueService } from './catalogue.service';
import { DataTrackerResponse, toDataTrackerResponse } from './dto/data-tracker.response';

/** Who may read as the Data Tracker, and what it calls things: for our audit service. */
@ApiTags('internal')
@Controller('internal/catalogue')
export class DataTrackerController {
  constructor(private readonly catalogue: CatalogueService) {}

  @Get('data-tracker')
  @Policy({ roles: ['service'] })
  @ApiOperation({ summary: 'What the Data Tracker needs of the catalogue' })
  @ApiOkResponse({ type: DataTrackerResponse })
  async dataTracker(@CurrentActor() actor: Actor): Promise<DataTrackerResponse> {
    return toDataTrackerResponse(await this.catalogue.forServices(actor));
  }
}
