import { ApiProperty } from '@nestjs/swagger';
import { toConsentOfAsk, toWaitingAgency } from '../../../asks/ask-views';
import { ConsentOfAskResponse, WaitingAgencyResponse } from '../../../asks/dto/ask.response';
import type { Catalogue } from '../../../catalogue/catalogue';
import type { DocumentDraft } from '../document-draft';
import type { Served } from '../whom-it-serves';
import { DraftResponse, toDraftResponse } from './draft.response';

export class DraftInFullResponse extends DraftResponse {
  @ApiProperty({ type: [WaitingAgencyResponse], description: 'Who gets it without a new decision of mine.' })
  waiting!: WaitingAgencyResponse[];

  @ApiProperty({ type: [ConsentOfAskResponse], description: 'What I may agree to in the same step.' })
  consents!: ConsentOfAskResponse[];
}

export const toDraftInFull = (
  draft: DocumentDraft,
  { requests, consents }: Served,
  catalogue: Catalogue,
): DraftInFullResponse => ({
  ...toDraftResponse(draft, 'draft', catalogue),
  waiting: requests.map((request) => toWaitingAgency(request, catalogue)),
  consents: consents.map((consent) => toConsentOfAsk(consent, catalogue)),
});
