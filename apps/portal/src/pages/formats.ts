import type { Language } from '../language/language';

/** Texts of the catalogue, by language. */
export type TextByLanguage = Readonly<Record<string, string>>;

/** Dates, numbers and catalogue texts as one language writes them. */
export class Formats {
  private readonly days: Intl.DateTimeFormat;
  private readonly moments: Intl.DateTimeFormat;
  private readonly numbers: Intl.NumberFormat;

  constructor(
    readonly language: Language,
    timeZone: string,
  ) {
    this.days = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long' });
    this.moments = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long', timeStyle: 'short' });
    this.numbers = new Intl.NumberFormat(language);
  }

  /** @param iso an RFC 3339 time */
  day(iso: string): string {
    return this.days.format(new Date(iso));
  }

  moment(iso: string): string {
    return this.moments.format(new Date(iso));
  }

  number(value: number): string {
    return this.numbers.format(value);
  }

  /** A catalogue text in this language, else in English, else in whichever it has; and which language that is. */
  said(text: TextByLanguage): { text: string; language: string } {
    const language = [this.language, 'en'].find((wanted) => text[wanted] !== undefined) ?? Object.keys(text)[0] ?? 'en';
    return { text: text[language] ?? '', language };
  }
}
