import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DOCUMENT_ENDINGS } from '@askonce/contracts';
import { API_TEXT } from '../../calls/api-text';
import { isoTime } from '../../calls/iso-time';
import type { Catalogue } from '../../catalogue/catalogue';
import { agencyName } from '../../catalogue/names';
import { DOCUMENT_STATUSES, type DocumentStatus, type HeldDocument } from '../../subjects/person';
import type { WholeDocument } from '../own-documents.service';
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

export class DocumentUseResponse {
  @ApiProperty()
  agency!: string;

  @ApiProperty(API_TEXT)
  agencyName!: Record<string, string>;

  @ApiProperty({ type: 'integer', description: 'How often it was released to it.' })
  releases!: number;

  @ApiProperty({ format: 'date-time' })
  lastReleasedAt!: string;
}

export class WholeDocumentResponse extends OwnDocumentResponse {
  @ApiProperty({ type: [DocumentUseResponse], description: 'To whom this version was released, the latest first.' })
  uses!: DocumentUseResponse[];

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

export const toWholeDocument = (document: WholeDocument, catalogue: Catalogue): WholeDocumentResponse => ({
  ...toOwnDocumentResponse(document, catalogue),
  uses: document.uses.map(({ agency, releases, lastReleasedAt }) => ({
    agency,
    agencyName: agencyName(agency, catalogue),
    releases,
    lastReleasedAt: isoTime(lastReleasedAt),
  })),
  versions: document.versions.map(toVersion),
});
