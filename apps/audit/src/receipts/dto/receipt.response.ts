import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { RECEIPT_FORMAT, receiptWords } from '@askonce/client';
import { DocumentNamedResponse } from '../../entries/dto/access.response';
import type { Opening } from '../../leaves/leaf';
import type { Receipt } from '../receipts.service';

const base64 = (description: string) => ({ type: String, contentEncoding: 'base64', description });
const orNull = (description: string) => ({ oneOf: [{ type: 'string' }, { type: 'null' }], description });

/** To what the leaf commits. Whatever is absent is null, so that it is committed to as well. */
export class ReceiptOpeningResponse implements Opening {
  @ApiProperty({ type: String, format: 'uuid', description: 'The entry; the auditEntryId of other answers.' })
  id: string;

  @ApiProperty({ description: 'What happened.', example: 'askonce.evidence.released.v1' })
  action: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it happened.' })
  occurredAt: string;

  @ApiProperty(orNull('The agency concerned: the one that asked, got, or gave.'))
  agency: string | null;

  @ApiProperty(orNull('For which procedure.'))
  procedure: string | null;

  @ApiProperty(orNull('For which purpose.'))
  purpose: string | null;

  @ApiProperty(orNull('What it rested on.'))
  lawfulBasis: string | null;

  @ApiProperty({ type: [String], description: 'The kinds of evidence concerned.' })
  evidenceTypes: readonly string[];

  @ApiProperty({ type: [DocumentNamedResponse], description: 'The documents concerned.' })
  documents: readonly DocumentNamedResponse[];

  @ApiPropertyOptional({ type: [String], description: 'The only fields that were handed over.' })
  fields?: readonly string[];

  @ApiProperty(orNull('What was decided, or how it ended.'))
  outcome: string | null;

  @ApiProperty(orNull('The evidence request that it belongs to.'))
  requestId: string | null;

  @ApiProperty(base64('A commitment to who the person is, which a receipt does not open.'))
  person: string;

  @ApiProperty(base64('A commitment to all that was recorded, which a receipt does not open.'))
  details: string;
}

/** What a person or an agency keeps: readable, and verified without asking anybody. */
export class ReceiptResponse {
  @ApiProperty({ enum: [RECEIPT_FORMAT] })
  format: typeof RECEIPT_FORMAT;

  @ApiProperty({
    type: [String],
    description:
      'What the opening says, for people, in English. Whoever verifies makes these lines anew and refuses others.',
  })
  words: readonly string[];

  @ApiProperty()
  opening: ReceiptOpeningResponse;

  @ApiProperty(
    base64('32 bytes: the commitment is the SHA-256 of them and of the opening as canonical JSON (RFC 8785).'),
  )
  salt: string;

  @ApiProperty({ description: 'The leaf as it is in the log: canonical JSON that holds the commitment.' })
  leaf: string;

  @ApiProperty({ description: 'That the leaf is in the log: c2sp.org/tlog-proof@v1.' })
  proof: string;
}

export function toReceiptResponse({ opening, salt, leaf, proof, opaque }: Receipt): ReceiptResponse {
  const words = receiptWords(opening, opaque);
  return { format: RECEIPT_FORMAT, words, opening, salt: salt.toString('base64'), leaf, proof };
}
