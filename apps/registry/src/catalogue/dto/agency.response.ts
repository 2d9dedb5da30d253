import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type Agency,
  AGENCY_STATUSES,
  type AgencyStatus,
  ANSWERS_WITHIN_DAYS,
  type Contact,
  type Text,
} from '../catalogue-content';
import { ApiId, ApiNextCursor, ApiText } from './response-fields';

export class ContactResponse {
  @ApiProperty({ description: 'Telephone number.' })
  phone: string;

  @ApiText('Address of the office.')
  office: Text;

  @ApiText('When the office is open and the telephone answered.')
  hours: Text;

  @ApiPropertyOptional({ description: 'Mail address.' })
  email?: string;

  @ApiPropertyOptional({ format: 'uri', description: 'Web site.' })
  website?: string;
}

/** What everybody may know of an agency: never how its systems are reached. */
export class AgencyResponse {
  @ApiId('The agency.')
  id: string;

  @ApiText('What people call it.')
  name: Text;

  @ApiProperty({ type: ContactResponse })
  contact: ContactResponse;

  @ApiProperty({ type: 'integer', description: 'Days within which it answers questions that people ask it.' })
  answersWithinDays: number;

  @ApiProperty({ enum: [...AGENCY_STATUSES], description: 'A suspended agency gets nothing and is asked nothing.' })
  status: AgencyStatus;
}

export class AgencyListResponse {
  @ApiProperty({ type: [AgencyResponse] })
  items: AgencyResponse[];

  @ApiNextCursor()
  nextCursor?: string;
}

export function toAgencyResponse({ id, name, contact, status, ...agency }: Agency): AgencyResponse {
  const { answersWithinDays = ANSWERS_WITHIN_DAYS } = agency;
  return { id, name, contact: toContactResponse(contact), answersWithinDays, status };
}

export function toContactResponse({ phone, office, hours, email, website }: Contact): ContactResponse {
  return { phone, office, hours, ...(email !== undefined && { email }), ...(website !== undefined && { website }) };
}
