import type { Access } from '@askonce/client';
import type { Language } from '../language/language';
import type { Messages } from '../language/messages';
import { Formats } from '../pages/formats';
import { csvLine } from './csv';
import { whatOf } from './look';

const COLUMNS = [
  'when',
  'what',
  'outcome',
  'organisation',
  'role',
  'system',
  'purpose',
  'basis',
  'documents',
  'fields',
  'case',
  'entry',
] as const;

/** The record as lines of a table, in one language. */
export class RecordWords {
  private readonly formats: Formats;

  constructor(
    private readonly messages: Messages,
    private readonly language: Language,
    timeZone: string,
  ) {
    this.formats = new Formats(language, timeZone);
  }

  head(): string {
    return csvLine(COLUMNS.map((column) => this.messages.say(this.language, `who-looked.facts.${column}`)));
  }

  line(access: Access): string {
    const { agencyName, purposeDescription, evidenceTypeNames, fields = [] } = access;
    return csvLine([
      access.occurredAt,
      this.word('actions', whatOf(access.action), 'other'),
      access.outcome && this.word('outcomes', access.outcome),
      agencyName && this.formats.said(agencyName).text,
      access.role && this.word('roles', access.role),
      access.system,
      purposeDescription && this.formats.said(purposeDescription).text,
      access.lawfulBasis && this.word('bases', access.lawfulBasis),
      Object.values(evidenceTypeNames)
        .map((name) => this.formats.said(name).text)
        .join('; '),
      fields.join('; '),
      access.requestId,
      access.id,
    ]);
  }

  /** What has no words of its own is said as it is, or by those of another. */
  private word(kind: string, code: string, otherwise?: string): string {
    const known = this.messages.has(this.language, `who-looked.${kind}.${code}`) ? code : otherwise;
    return known === undefined ? code : this.messages.say(this.language, `who-looked.${kind}.${known}`);
  }
}
