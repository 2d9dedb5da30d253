import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Catalogue } from '../catalogue';
import type { Agency, Text } from '../catalogue-content';
import { ApiId, ApiText } from './response-fields';

export class TrackerClientResponse {
  @ApiId('The agency that runs it.')
  agency: string;

  @ApiProperty({ description: 'The client that its tokens name.' })
  clientId: string;
}

export class NamedItemResponse {
  @ApiId('The item.')
  id: string;

  @ApiText('What people call it.')
  name: Text;
}

export class NamedAgencyResponse extends NamedItemResponse {
  @ApiPropertyOptional({ description: 'By which the register of organisations of the country knows it.' })
  registrationNumber?: string;
}

export class DataTrackerResponse {
  @ApiPropertyOptional({
    type: TrackerClientResponse,
    description: 'Who may read as the Data Tracker; absent where nobody may, or its agency is suspended.',
  })
  client?: TrackerClientResponse;

  @ApiProperty({ type: [NamedAgencyResponse] })
  agencies: NamedAgencyResponse[];

  @ApiProperty({ type: [NamedItemResponse] })
  procedures: NamedItemResponse[];

  @ApiProperty({ type: [NamedItemResponse] })
  purposes: NamedItemResponse[];
}

export function toDataTrackerResponse({ content }: Catalogue): DataTrackerResponse {
  const { agencies, procedures, purposes } = content;
  const client = agencies.flatMap(toTrackerClients)[0];
  return {
    ...(client !== undefined && { client }),
    agencies: agencies.map(toNamedAgency),
    procedures: procedures.map(toNamedItem),
    purposes: purposes.map(toNamedItem),
  };
}

const toTrackerClients = ({ id, status, dataTracker }: Agency): TrackerClientResponse[] =>
  dataTracker !== undefined && status === 'active' ? [{ agency: id, clientId: dataTracker.clientId }] : [];

const toNamedItem = ({ id, name }: NamedItemResponse): NamedItemResponse => ({ id, name });

const toNamedAgency = ({ id, name, registrationNumber }: Agency): NamedAgencyResponse => ({
  id,
  name,
  ...(registrationNumber !== undefined && { registrationNumber }),
});
