import { Injectable } from '@nestjs/common';
import { InvalidRequest } from '@askonce/problems';
import type { Entry } from '../log/fact';
import { decodeCursor, encodeCursor, type Position } from './cursor';
import { EntriesRepository } from './entries.repository';
import type { EntryFilters } from './entry-filters';

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
}

export interface EntryPage {
  readonly items: readonly Entry[];
  /** Present when there is more. */
  readonly nextCursor?: string;
}

/** Entries in pages that stay where they are while the log grows. */
@Injectable()
export class EntryPages {
  constructor(private readonly entries: EntriesRepository) {}

  /** @throws InvalidRequest when the cursor does not belong to this question. */
  async get(filters: EntryFilters, { limit, cursor }: PageRequest): Promise<EntryPage> {
    const question = questionOf(filters);
    const before = cursor === undefined ? undefined : positionAt(cursor, question);
    const found = await this.entries.list(filters, { limit: limit + 1, ...(before && { before }) });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    if (found.length <= limit || last === undefined) return { items };
    return { items, nextCursor: encodeCursor(last, question) };
  }
}

/** The same filters make the same text, in whatever order they came; what a text means may change between two pages. */
function questionOf({ own = {}, ...filters }: EntryFilters): string {
  const { about, ...rest } = own;
  const asked = Object.entries({ ...filters, ...rest, text: about?.text });
  return JSON.stringify(asked.sort(([a], [b]) => a.localeCompare(b)));
}

function positionAt(cursor: string, question: string): Position {
  const position = decodeCursor(cursor, question);
  if (position !== undefined) return position;
  const errors = [{ pointer: '/cursor', detail: 'is not a cursor that an earlier page of the same question gave' }];
  throw new InvalidRequest({ errors });
}
