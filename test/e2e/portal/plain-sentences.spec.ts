import { DECORATORS } from '@nestjs/swagger';
import { policyOf } from '@askonce/auth';
import { UnsupportedMediaType } from '@askonce/problems';
import { problemsOf } from '@askonce/service';
import { LANGUAGES } from '../../../apps/portal/src/language/language';
import { MESSAGES, readTexts } from '../../../apps/portal/src/language/messages';
import { declaredRoutes, type Route } from './declared-routes';

/** What people are told otherwise. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'idempotency-key-missing': 'a form without a key is not passed on, but asked for anew',
  'entry-not-found': 'the page of a proof says that it is not there yet',
  'proof-not-ready': 'the page of a proof says that it is not there yet',
};
/** Any call with a file may be answered so. */
const WITH_FILES = UnsupportedMediaType.kind.slug;

const forCitizens = ({ handler }: Route): boolean => {
  const policy = policyOf(handler);
  return policy !== undefined && 'roles' in policy && policy.roles.includes('citizen');
};

const declaredBy = ({ handler }: Route) =>
  problemsOf((Reflect.getMetadata(DECORATORS.API_EXTENSION, handler) ?? {}) as object);

describe('the problems that citizens’ calls declare', () => {
  const routes = ['registry', 'audit'].flatMap(declaredRoutes).filter(forCitizens);
  // That a service does not work is said of every service in the same way.
  const declared = new Set(routes.flatMap(declaredBy).flatMap(({ slug, status }) => (status < 500 ? [slug] : [])));

  it('are those of many calls', () => {
    expect(routes.length).toBeGreaterThan(20);
    expect(declared.size).toBeGreaterThan(10);
  });

  it.each(LANGUAGES)('have a plain sentence each in %s, and there is none beside', (language) => {
    const said = [...readTexts(MESSAGES, language).keys()].flatMap(
      (key) => /^problems\.slugs\.(.+)$/.exec(key)?.[1] ?? [],
    );
    const toSay = [...declared, WITH_FILES].filter((slug) => OTHERWISE[slug] === undefined);
    expect(said.sort()).toEqual(toSay.sort());
  });

  it('are told otherwise only where they exist', () => {
    expect(Object.keys(OTHERWISE).filter((slug) => !declared.has(slug))).toEqual([]);
  });
});
