import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Channel, CHANNELS, type Provenance, PROVENANCES } from '@askonce/contracts';
import { DOCUMENT_STATUSES, type DocumentStatus, type HeldDocument } from '../../subjects/person';
import { API_TEXT } from '../../calls/api-text';
import type { Catalogue } from '../../catalogue/catalogue';
import { agencyName, evidenceTypeName } from '../../catalogue/names';
import type { DocumentWithUse } from '../documents.repository';
import type { Taken } from '../admission';
import { isoTime } from '../../calls/iso-time';

export class DocumentResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  evidenceType!: string;

  @ApiProperty()
  qualifier!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ enum: DOCUMENT_STATUSES })
  status!: DocumentStatus;

  @ApiProperty({ enum: PROVENANCES })
  provenance!: Provenance;

  @ApiPropertyOptional()
  issuer?: string;

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
}

export class NamedDocumentResponse extends DocumentResponse {
  @ApiProperty(API_TEXT)
  evidenceTypeName!: Record<string, string>;

  @ApiPropertyOptional({ ...API_TEXT, description: 'Where the issuer is an agency of the catalogue.' })
  issuerName?: Record<string, string>;
}

export class OwnDocumentResponse extends NamedDocumentResponse {
  @ApiProperty({ type: 'integer', description: 'How often it was released to an agency.' })
  releases!: number;
}

export class GivenDocumentResponse extends NamedDocumentResponse {
  @ApiProperty({ description: 'Whether it answered what I was asked for.' })
  answered!: boolean;
}

export class OwnDocumentListResponse {
  @ApiProperty({ type: [OwnDocumentResponse] })
  items!: OwnDocumentResponse[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

/** A plain object, so that it can be extended. */
type Shown = Pick<DocumentResponse, keyof DocumentResponse>;
type Named = Pick<NamedDocumentResponse, keyof NamedDocumentResponse>;

export function toDocumentResponse(document: HeldDocument): Shown {
  const { issuer, issuedAt, validUntil } = document;
  return {
    id: document.id,
    evidenceType: document.evidenceType,
    qualifier: document.qualifier,
    version: document.version,
    status: document.status,
    provenance: document.provenance,
    ...(issuer === null ? {} : { issuer }),
    channel: document.channel,
    mediaType: document.mediaType,
    size: document.size,
    digest: document.digest,
    ...(issuedAt === null ? {} : { issuedAt: isoTime(issuedAt) }),
    ...(validUntil === null ? {} : { validUntil: isoTime(validUntil) }),
    createdAt: isoTime(document.createdAt),
  };
}

export function toNamedDocument(document: HeldDocument, catalogue: Catalogue): Named {
  const { evidenceType, issuer } = document;
  const isAgency = issuer !== null && catalogue.agency(issuer) !== undefined;
  return {
    ...toDocumentResponse(document),
    evidenceTypeName: evidenceTypeName(evidenceType, catalogue),
    ...(isAgency && { issuerName: agencyName(issuer, catalogue) }),
  };
}

export const toOwnDocumentResponse = (
  document: DocumentWithUse,
  catalogue: Catalogue,
): Pick<OwnDocumentResponse, keyof OwnDocumentResponse> => ({
  ...toNamedDocument(document, catalogue),
  releases: document.releases,
});

export const toGivenDocumentResponse = (
  { document, answered }: Taken,
  catalogue: Catalogue,
): GivenDocumentResponse => ({
  ...toNamedDocument(document, catalogue),
  answered,
});
