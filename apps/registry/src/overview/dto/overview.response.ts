import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AskResponse } from '../../asks/dto/ask.response';
import { ConsentResponse } from '../../consents/dto/consent.response';
import { OwnDocumentResponse } from '../../documents/dto/document.response';
import { OwnRequestResponse, OwnRequestStandingResponse } from '../../evidence-requests/dto/own-request.response';

/** The most of one kind that an overview shows. */
export const FIRST_ITEMS = 5;

class CountedResponse {
  @ApiProperty({ type: 'integer', description: `Of all; of these at most ${FIRST_ITEMS} are shown.` })
  count!: number;
}

export class AsksOverviewResponse extends CountedResponse {
  @ApiProperty({ type: [AskResponse], maxItems: FIRST_ITEMS, description: 'The oldest first.' })
  items!: AskResponse[];
}

export class ConsentsOverviewResponse extends CountedResponse {
  @ApiProperty({ type: [ConsentResponse], maxItems: FIRST_ITEMS, description: 'The newest first.' })
  items!: ConsentResponse[];
}

export class DocumentsOverviewResponse extends CountedResponse {
  @ApiProperty({ type: 'integer', description: 'How often these documents were released: so often nobody had to ask.' })
  releases!: number;

  @ApiProperty({ type: [OwnDocumentResponse], maxItems: FIRST_ITEMS, description: 'The newest first.' })
  items!: OwnDocumentResponse[];
}

export class WaitingRequestsOverviewResponse extends CountedResponse {
  @ApiProperty({ type: [OwnRequestStandingResponse], maxItems: FIRST_ITEMS, description: 'The oldest first.' })
  items!: OwnRequestStandingResponse[];
}

export class DecisionsOverviewResponse extends CountedResponse {
  @ApiProperty({ type: [OwnRequestResponse], maxItems: FIRST_ITEMS, description: 'The latest decision first.' })
  items!: OwnRequestResponse[];
}

export class QuestionsOverviewResponse {
  @ApiProperty({ type: 'integer', description: 'Those that wait for an answer.' })
  count!: number;

  @ApiProperty({ type: 'integer', description: 'Of these, those of which the promised time has passed.' })
  overdue!: number;

  @ApiPropertyOptional({ format: 'date-time', description: 'When the latest answer came.' })
  lastAnsweredAt?: string;
}

export class OverviewResponse {
  @ApiProperty({ type: AsksOverviewResponse, description: 'What I am asked for.' })
  asks!: AsksOverviewResponse;

  @ApiProperty({ type: ConsentsOverviewResponse, description: 'What I am asked to agree to.' })
  requestedConsents!: ConsentsOverviewResponse;

  @ApiProperty({ type: ConsentsOverviewResponse, description: 'What I agreed to: given or paused.' })
  sharing!: ConsentsOverviewResponse;

  @ApiProperty({ type: DocumentsOverviewResponse, description: 'The documents that are in use.' })
  documents!: DocumentsOverviewResponse;

  @ApiProperty({ type: WaitingRequestsOverviewResponse, description: 'Requests about me that wait.' })
  waitingRequests!: WaitingRequestsOverviewResponse;

  @ApiProperty({ type: DecisionsOverviewResponse, description: 'Requests about me that are decided or have ended.' })
  decisions!: DecisionsOverviewResponse;

  @ApiProperty({ type: QuestionsOverviewResponse, description: 'What I asked agencies, or told them to be wrong.' })
  questions!: QuestionsOverviewResponse;
}
