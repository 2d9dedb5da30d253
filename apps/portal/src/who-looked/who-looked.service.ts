import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { InvalidRequest } from '@askonce/problems';
import type { Language } from '../language/language';
import { Messages } from '../language/messages';
import type { Citizen } from '../session/citizen';
import { THEME } from '../theme/theme.module';
import type { Theme } from '../theme/theme';
import { BYTE_ORDER_MARK } from './csv';
import { type Case, casesOf } from './look';
import { addressOf, lookedFor, type LookedFor } from './looked-for';
import { RecordWords } from './record-words';

/** Rows on a page. */
const LIMIT = 20;

export interface WhoLooked extends Pick<LookedFor, 'sought' | 'mistakes'> {
  /** As of when. */
  readonly now: string;
  readonly cases: readonly Case[];
  readonly agencies: readonly { readonly id: string; readonly name: Readonly<Record<string, string>> }[];
  readonly csv: string;
  readonly older?: string;
  /** Where it begins again, for whoever is on a later page. */
  readonly newest?: string;
}

type Query = Readonly<Record<string, unknown>>;

/** The record of who did what with what is held about a person. */
@Injectable()
export class WhoLookedService {
  constructor(
    @Inject(THEME) private readonly theme: Theme,
    private readonly messages: Messages,
  ) {}

  async page({ audit, registry }: Citizen, query: Query): Promise<WhoLooked> {
    const looked = lookedFor(query, this.theme.timeZone);
    const { sought, mistakes, cursor } = looked;
    // A day that is none is no filter: nothing is shown as found before it is mended.
    const filters = mistakes.length === 0 ? looked.filters : {};
    const [{ items, nextCursor, agencies }, questions, reports] = await Promise.all([
      audit.page({ filters, cursor, limit: LIMIT }),
      Array.fromAsync(registry.questions()),
      Array.fromAsync(registry.askedAgainReports()),
    ]);
    return {
      sought,
      mistakes,
      now: new Date().toISOString(),
      cases: mistakes.length === 0 ? casesOf(items, { questions, reports }) : [],
      agencies,
      csv: addressOf('/who-looked.csv', looked),
      ...(nextCursor !== undefined && mistakes.length === 0 && { older: addressOf('/who-looked', looked, nextCursor) }),
      ...(cursor !== undefined && { newest: addressOf('/who-looked', looked) }),
    };
  }

  /** All of it as CSV, in pieces; it begins only when the first of it is there. */
  async csv({ audit }: Citizen, query: Query, language: Language): Promise<Readable> {
    const { filters, mistakes } = lookedFor(query, this.theme.timeZone);
    if (mistakes.length > 0) throw new InvalidRequest();
    const words = new RecordWords(this.messages, language, this.theme.timeZone);
    const accesses = audit.accesses({ filters });
    let row = await accesses.next();
    const lines = async function* () {
      yield BYTE_ORDER_MARK + words.head();
      for (; row.done !== true; row = await accesses.next()) yield words.line(row.value);
    };
    return Readable.from(lines());
  }
}
