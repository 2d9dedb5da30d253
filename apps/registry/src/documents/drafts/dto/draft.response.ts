import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { isoTime } from '../../../calls/iso-time';
import type { Catalogue } from '../../../catalogue/catalogue';
import { evidenceTypeName } from '../../../catalogue/names';
import { NamedDocumentResponse } from '../../dto/document.response';
import type { DocumentDraft } from '../document-draft';

/** What is said of a document as well. */
class SaidOfDraft extends PickType(NamedDocumentResponse, [
  'evidenceType',
  'evidenceTypeName',
  'qualifier',
  'channel',
  'mediaType',
  'size',
  'digest',
  'issuedAt',
  'validUntil',
  'createdAt',
] as const) {}

export class DraftResponse extends SaidOfDraft {
  @ApiProperty({ format: 'uuid', description: 'Also of the document that a confirmation makes of it.' })
  id!: string;

  @ApiProperty({ enum: ['draft', 'removed'] })
  status!: 'draft' | 'removed';

  @ApiPropertyOptional({ format: 'uuid', description: 'The document that it takes the place of once it is confirmed.' })
  replaces?: string;

  @ApiProperty({ format: 'date-time', description: 'When it goes by itself, unless it is confirmed.' })
  expiresAt!: string;
}

export const toDraftResponse = (
  draft: DocumentDraft,
  status: DraftResponse['status'],
  catalogue: Catalogue,
): Pick<DraftResponse, keyof DraftResponse> => ({
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
  ...(draft.replaces === null ? {} : { replaces: draft.replaces }),
  createdAt: isoTime(draft.createdAt),
  expiresAt: isoTime(draft.expiresAt),
});
