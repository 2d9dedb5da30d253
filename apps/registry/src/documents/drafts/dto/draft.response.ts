import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Channel, CHANNELS } from '@askonce/contracts';
import { API_TEXT } from '../../../calls/api-text';
import { isoTime } from '../../../calls/iso-time';
import type { Catalogue } from '../../../catalogue/catalogue';
import { evidenceTypeName } from '../../../catalogue/names';
import type { DocumentDraft } from '../document-draft';

export class DraftResponse {
  @ApiProperty({ format: 'uuid', description: 'Also of the document that a confirmation makes of it.' })
  id!: string;

  @ApiProperty({ enum: ['draft', 'removed'] })
  status!: 'draft' | 'removed';

  @ApiProperty()
  evidenceType!: string;

  @ApiProperty(API_TEXT)
  evidenceTypeName!: Record<string, string>;

  @ApiProperty()
  qualifier!: string;

  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;

  @ApiProperty()
  mediaType!: string;

  @ApiProperty({ type: 'integer', description: 'Bytes.' })
  size!: number;

  @ApiProperty({ description: 'Repr-Digest (RFC 9530) of the bytes.' })
  digest!: string;

  @ApiPropertyOptional({ format: 'date-time' })
  issuedAt?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  validUntil?: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', description: 'When it goes by itself, unless it is confirmed.' })
  expiresAt!: string;
}

export const toDraftResponse = (
  draft: DocumentDraft,
  status: DraftResponse['status'],
  catalogue: Catalogue,
): DraftResponse => ({
  id: draft.id,
  status,
  evidenceType: draft.evidenceType,
  evidenceTypeName: evidenceTypeName(draft.evidenceType, catalogue),
  qualifier: draft.qualifier,
  channel: draft.channel,
  mediaType: draft.mediaType,
  size: draft.size,
  digest: draft.digest,
  ...(draft.issuedAt === null ? {} : { issuedAt: isoTime(draft.issuedAt) }),
  ...(draft.validUntil === null ? {} : { validUntil: isoTime(draft.validUntil) }),
  createdAt: isoTime(draft.createdAt),
  expiresAt: isoTime(draft.expiresAt),
});
