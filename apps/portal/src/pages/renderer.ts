import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import nunjucks from 'nunjucks';
import { formToken } from '../http/form-token';
import { directionOf, LANGUAGE_NAMES, LANGUAGES, type Language, languageOf } from '../language/language';
import type { Messages, MessageValues } from '../language/messages';
import { findCitizen } from '../session/citizen';
import { errorsSaid, keptForm } from '../session/kept-forms';
import { wayBackOf } from '../session/way-back';
import type { Theme } from '../theme/theme';
import { Formats, type TextByLanguage } from './formats';
import { pathOf } from './path-of';
import { spelled } from './spelled';
import { fieldFor } from './start-of-day';

export const VIEWS = join(__dirname, '..', '..', 'views');
const GOVUK = join(__dirname, '..', '..', '..', '..', 'node_modules', 'govuk-frontend', 'dist');

/** Makes the HTML of pages. */
export class Renderer {
  private readonly views: nunjucks.Environment;
  private readonly formats = new Map<Language, Formats>();

  /** @param assets the version of the style sheets, which a browser may keep for good */
  constructor(
    readonly theme: Theme,
    private readonly messages: Messages,
    private readonly assets: string,
  ) {
    this.views = new nunjucks.Environment(new nunjucks.FileSystemLoader([VIEWS, GOVUK]), { autoescape: true });
  }

  /** @throws Error when the model has a name that means something else in every view */
  render(view: string, model: object, request: FastifyRequest): string {
    const language = languageOf(request);
    const given = { ...this.wordsIn(language), ...this.around(request, language) };
    const taken = Object.keys(model).filter((name) => Object.hasOwn(given, name));
    if (taken.length > 0) throw new Error(`${view} has its own ${taken.join(', ')}, which every view is given.`);
    return this.views.render(`${view}.njk`, { ...model, ...given });
  }

  /** What every template may say. */
  private wordsIn(language: Language) {
    const formats = this.formatsOf(language);
    return {
      language,
      direction: directionOf(language),
      languages: LANGUAGES.map((code) => ({ code, name: LANGUAGE_NAMES[code] })),
      t: (key: string, values?: MessageValues) => this.messages.say(language, key, values),
      known: (key: string) => this.messages.has(language, key),
      day: (iso: string) => formats.day(iso),
      moment: (iso: string) => formats.moment(iso),
      number: (value: number) => formats.number(value),
      text: (text: TextByLanguage) => formats.said(text).text,
      said: (text: TextByLanguage) => formats.said(text),
      spelled,
      fieldFor,
    };
  }

  /** Who looks at the page, where it is, and what was typed into it before. */
  private around(request: FastifyRequest, language: Language) {
    // Absent where the session itself could not be read.
    const session = request.session as FastifyRequest['session'] | undefined;
    const path = pathOf(request);
    const kept = session && keptForm(session, path);
    if (session) errorsSaid(session, path);
    const notice = session?.notice;
    if (session && notice) session.notice = undefined;
    const say = (key: string) => this.messages.say(language, key);
    const errors = Object.entries(kept?.errors ?? {}).map(([field, key]) => ({
      field,
      text: say(key),
      href: `#${field}`,
    }));
    return {
      path,
      address: request.method === 'GET' ? request.url : '/',
      theme: this.theme,
      assets: this.assets,
      wayBack: session && wayBackOf(session),
      person: session?.signedIn && { name: session.signedIn.name },
      notice: notice && this.messages.say(language, notice.key, notice.values),
      isOnItsWay: findCitizen(request)?.isOnItsWay ?? false,
      /** As govuk-frontend takes them, with the field of each. */
      errors,
      /** As govuk-frontend takes it. */
      errorOf: (field: string) => {
        const text = errors.find((error) => error.field === field)?.text;
        return text === undefined ? undefined : { text, visuallyHiddenText: say('layout.error_prefix') };
      },
      typed: (field: string) => kept?.values[field]?.[0],
      ticked: (field: string) => kept?.values[field],
      csrf: () => formToken(request.session),
      idempotencyKey: () => randomUUID(),
    };
  }

  private formatsOf(language: Language): Formats {
    const known = this.formats.get(language) ?? new Formats(language, this.theme.timeZone);
    this.formats.set(language, known);
    return known;
  }
}
