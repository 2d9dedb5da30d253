import openapiTS, { astToString } from 'openapi-typescript';
import { problemSections } from './problems-page.mjs';
import { documentOf } from './service-documents.mjs';

const HEAD = '// Generated from the code by `npm run docs`; CI checks that it is current.\n';

/** The contract of a service as TypeScript types, for libs/client: what callers outside may use, and good answers only. */
export async function clientTypes(service) {
  const { paths, servers: _, ...document } = await documentOf(service);
  const open = Object.entries(paths).filter(([path]) => path.startsWith('/v1/'));
  const ast = await openapiTS(
    { ...document, paths: Object.fromEntries(open.map(([path, item]) => [path, withoutProblems(item)])) },
    // A field with a default may still be left out by who sends it.
    { immutable: true, defaultNonNullable: false },
  );
  return `${HEAD}\n${astToString(ast)}`;
}

/** Each operation lists some twenty; problems.ts has them once. */
const withoutProblems = (item) =>
  Object.fromEntries(
    Object.entries(item).map(([method, operation]) => {
      const good = Object.entries(operation.responses).filter(([status]) => Number(status) < 400);
      return [method, { ...operation, responses: Object.fromEntries(good) }];
    }),
  );

/** Every slug that a service answers with, and the further members of those problems, for libs/client. */
export function clientProblems() {
  const kinds = problemSections().flatMap((section) => section.kinds);
  return [
    HEAD,
    '/** What each problem says beyond RFC 9457, by slug. */',
    'export interface ProblemMembers {',
    ...kinds.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)).flatMap(memberLines),
    '}',
    '',
    "/** The last part of a problem's `type`; a slug keeps its meaning for ever. */",
    'export type ProblemSlug = keyof ProblemMembers;',
    '',
  ].join('\n');
}

function memberLines({ slug, title, mend, members = {} }) {
  const texts = Object.keys(members).map((name) => ` readonly ${name}?: string;`);
  return [`  /** ${title}. ${mend} */`, `  readonly '${slug}': {${texts.join('')} };`.replace('{ }', '{}')];
}
