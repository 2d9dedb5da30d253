import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { InvalidRequest } from '@askonce/problems';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a list begins and how much of it is wanted. Lists of ours are ordered by id, newest first. */
export class PageQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;

  @ApiPropertyOptional({ type: String, maxLength: 100, description: 'nextCursor of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  cursor?: string;
}

export interface Page<T> {
  readonly items: T[];
  readonly nextCursor?: string;
}

/** @throws InvalidRequest when the cursor is none that a page of ours gave. */
export function cursorId(cursor: string | undefined): string | null {
  return cursor === undefined ? null : readCursor(cursor, UUID);
}

/** What a cursor stands for. @throws InvalidRequest when it does not look like what a page of ours ends with. */
export function readCursor(cursor: string, pattern: RegExp): string {
  const id = Buffer.from(cursor, 'base64url').toString();
  if (pattern.test(id)) return id;
  throw new InvalidRequest({ errors: [{ pointer: '/cursor', detail: 'is not a cursor that an earlier page gave' }] });
}

/** Cuts a page out of rows of which one more than wanted was read. */
export function pageOf<R extends { readonly id: string }, T>(
  rows: readonly R[],
  limit: number,
  to: (row: R) => T,
): Page<T> {
  const last = rows[limit - 1];
  const items = rows.slice(0, limit).map(to);
  if (rows.length <= limit || last === undefined) return { items };
  return { items, nextCursor: Buffer.from(last.id).toString('base64url') };
}
