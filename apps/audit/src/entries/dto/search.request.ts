import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateIf, ValidateNested } from 'class-validator';
import type { SubjectIdentifier } from '@askonce/auth';
import { instantOf } from '../../log/instant-of';
import type { EntryQuery } from '../entry-search';
import { CursorField, FilterField, LimitField, NameField, ReasonField, TimeFilterField } from './fields';

export class SubjectRequest implements SubjectIdentifier {
  @NameField('The kind of identifier.', 64)
  scheme: string;

  @NameField('The identifier itself. It is not stored.', 128)
  identifier: string;
}

export class SearchRequest {
  @ReasonField()
  reason: string;

  @ApiPropertyOptional({ type: SubjectRequest, description: 'The person whom the entries are about.' })
  @ValidateIf((_object, value) => value !== undefined)
  @IsObject()
  @ValidateNested()
  @Type(() => SubjectRequest)
  subject?: SubjectRequest;

  @FilterField('The agency concerned.')
  agency?: string;

  @FilterField('The client that called.')
  system?: string;

  @FilterField('The procedure for which it was done.')
  procedure?: string;

  @FilterField('What happened: the type of an event.')
  action?: string;

  @FilterField('What was decided, or how it ended.')
  outcome?: string;

  @TimeFilterField('When it happened: from then on.')
  from?: string;

  @TimeFilterField('When it happened: until before then.')
  to?: string;

  @LimitField()
  limit = 50;

  @CursorField()
  cursor?: string;
}

export function toEntryQuery({ reason, subject, limit, cursor, ...given }: SearchRequest): EntryQuery {
  const { agency, system, procedure, action, outcome } = given;
  const from = given.from === undefined ? undefined : instantOf(given.from);
  const to = given.to === undefined ? undefined : instantOf(given.to);
  return {
    reason,
    ...(subject !== undefined && { subject }),
    filters: {
      ...(agency !== undefined && { agency }),
      ...(system !== undefined && { system }),
      ...(procedure !== undefined && { procedure }),
      ...(action !== undefined && { kind: action }),
      ...(outcome !== undefined && { outcome }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    },
    page: { limit, ...(cursor !== undefined && { cursor }) },
  };
}
