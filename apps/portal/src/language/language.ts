import type { FastifyRequest } from 'fastify';

/** In the order in which they are offered; the first is what is spoken where nothing else fits. */
export const LANGUAGES = ['en', 'fi', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** As each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', fi: 'Suomi', ar: 'العربية' };

export const LANGUAGE_COOKIE = 'language';

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

export function isLanguage(given: unknown): given is Language {
  return LANGUAGES.some((language) => language === given);
}

/** What was chosen, else what the browser asks for (RFC 9110 §12.5.4). */
export function languageOf({ cookies, headers }: Pick<FastifyRequest, 'cookies' | 'headers'>): Language {
  const chosen = (cookies as FastifyRequest['cookies'] | undefined)?.[LANGUAGE_COOKIE];
  return isLanguage(chosen) ? chosen : preferred(headers['accept-language'] ?? '');
}

function preferred(accepted: string): Language {
  const wishes = accepted
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', quality = ''] = part.trim().split(/(?<!\s)\s*;\s*q\s*=\s*/);
      return { language: tag.toLowerCase().split('-')[0], weight: quality === '' ? 1 : Number(quality) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wishes.map(({ language }) => language).find(isLanguage) ?? LANGUAGES[0];
}
