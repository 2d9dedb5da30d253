import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DOCUMENT_ENDINGS } from '@askonce/contracts';
import { isoTime } from '../../calls/iso-time';
import type { Catalogue } from '../../catalogue/catalogue';
import { DOCUMENT_STATUSES, type DocumentStatus, type HeldDocument } from '../../subjects/person';
import type { DocumentWithUse } from '../documents.repository';
import type { DocumentVersion, WithVersions } from '../versions';
import { DocumentResponse, OwnDocumentResponse, toDocumentResponse, toOwnDocumentResponse } from './document.response';

export class DocumentVersionResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ enum: DOCUMENT_STATUSES })
  status!: DocumentStatus;

  @ApiPropertyOptional({ format: 'date-time' })
  issuedAt?: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiPropertyOptional({ format: 'date-time' })
  endedAt?: string;

  @ApiPropertyOptional({
    enum: [...DOCUMENT_ENDINGS, 'superseded'],
    description:
      'How it ended: replaced by who gave it, superseded by a better one, taken back, or at the end of its validity.',
  })
  how?: NonNullable<DocumentVersion['how']>;
}

export class DocumentWithVersionsResponse extends DocumentResponse {
  @ApiProperty({
    type: [DocumentVersionResponse],
    description: 'The versions that I deposited, this one included, newest first; at most 200.',
  })
  versions!: DocumentVersionResponse[];
}

export class OwnDocumentWithVersionsResponse extends OwnDocumentResponse {
  @ApiProperty({
    type: [DocumentVersionResponse],
    description: 'All versions, this one included, newest first; at most 200.',
  })
  versions!: DocumentVersionResponse[];
}

const toVersion = ({
  id,
  version,
  status,
  issuedAt,
  createdAt,
  endedAt,
  how,
}: DocumentVersion): DocumentVersionResponse => ({
  id,
  version,
  status,
  ...(issuedAt === null ? {} : { issuedAt: isoTime(issuedAt) }),
  createdAt: isoTime(createdAt),
  ...(endedAt === null ? {} : { endedAt: isoTime(endedAt) }),
  ...(how === null ? {} : { how }),
});

export const toDocumentWithVersions = (document: WithVersions<HeldDocument>): DocumentWithVersionsResponse => ({
  ...toDocumentResponse(document),
  versions: document.versions.map(toVersion),
});

export const toOwnDocumentWithVersions = (
  document: WithVersions<DocumentWithUse>,
  catalogue: Catalogue,
): OwnDocumentWithVersionsResponse => ({
  ...toOwnDocumentResponse(document, catalogue),
  versions: document.versions.map(toVersion),
});
