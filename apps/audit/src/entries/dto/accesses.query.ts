import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { instantOf } from '../../log/instant-of';
import { ACCESS_OUTCOMES, type AccessOutcome, type AccessQuery } from '../own-accesses';
import { FilterField, TextFilterField, TimeFilterField, whenPresent } from './fields';
import { PageQuery } from './page.query';

export class AccessesQuery extends PageQuery {
  @FilterField('The agency concerned.')
  agency?: string;

  @ApiPropertyOptional({
    enum: ACCESS_OUTCOMES,
    description: 'What came of it: something was handed over, somebody looked, or it was refused.',
  })
  @whenPresent()
  @IsIn(ACCESS_OUTCOMES)
  outcome?: AccessOutcome;

  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'This one only, as named by an auditEntryId.' })
  @whenPresent()
  @IsUUID('all')
  entryId?: string;

  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'One case: the evidence request it belongs to.' })
  @whenPresent()
  @IsUUID('all')
  requestId?: string;

  @TextFilterField('Anywhere in the name of a document, purpose, procedure or agency, in any language.')
  text?: string;

  @TimeFilterField('When it happened: from then on.')
  from?: string;

  @TimeFilterField('When it happened: until before then.')
  to?: string;
}

export function toAccessQuery({ limit, cursor, ...given }: AccessesQuery): AccessQuery {
  const { entryId, requestId, agency, outcome, text } = given;
  const from = given.from === undefined ? undefined : instantOf(given.from);
  const to = given.to === undefined ? undefined : instantOf(given.to);
  return {
    filters: {
      ...(agency !== undefined && { agency }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    },
    ...(entryId !== undefined && { entryId }),
    ...(requestId !== undefined && { requestId }),
    ...(outcome !== undefined && { outcome }),
    ...(text !== undefined && { text }),
    page: { limit, ...(cursor !== undefined && { cursor }) },
  };
}
