import type { Language } from '../language/language';

/** Texts of the catalogue, by language. */
export type TextByLanguage = Readonly<Record<string, string>>;

/** English as the administrations of Europe write it: the day before the month, hours up to 24. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fi: 'fi', ar: 'ar' };

/** Dates, numbers and catalogue texts as one language writes them. */
export class Formats {
  private readonly days: Intl.DateTimeFormat;
  private readonly moments: Intl.DateTimeFormat;
  private readonly numbers: Intl.NumberFormat;

  constructor(
    readonly language: Language,
    timeZone: string,
  ) {
    const locale = LOCALES[language];
    this.days = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' });
    this.moments = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long', timeStyle: 'short' });
    this.numbers = new Intl.NumberFormat(locale);
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
