import { builtFiles, builtProjects, load } from './built.mjs';
import { cell, code, GENERATED, page, table } from './markdown.mjs';

let sections;

/**
 * What the built code answers as errors: first what every service may say, then by service. Counted once, because a problem
 * belongs to what was loaded when it first appeared.
 */
export function problemSections() {
  sections ??= countSections();
  return sections;
}

function countSections() {
  const everywhere = newSince(new Set(), loadLibraries);
  const seen = new Set(everywhere.map(({ slug }) => slug));
  const services = builtProjects('apps').map((name) => {
    const kinds = newSince(seen, () => loadApp(name));
    for (const { slug } of kinds) seen.add(slug);
    return { title: titleOf(name), kinds };
  });
  return [{ title: 'Every service', kinds: everywhere }, ...services.filter(({ kinds }) => kinds.length > 0)];
}

export function problemsPage() {
  return page(
    '# Problems',
    GENERATED,
    [
      'Every error is `application/problem+json` (RFC 9457). `type` is `urn:askonce:problem:<slug>`; a slug keeps its',
      'meaning for ever. `detail` says what to do, `errors` names places in the request by JSON Pointer, `traceId` finds',
      'the log lines, and `auditEntryId` is there where the decision was recorded.',
    ].join('\n'),
    ...problemSections().flatMap(({ title, kinds }) => section(title, kinds)),
  );
}

function section(title, kinds) {
  const rows = kinds.map((kind) => [code(kind.slug), kind.status, cell(kind.title), meaningOf(kind)]);
  return [`## ${title}`, table(['slug', 'status', 'title', 'what to do'], rows)];
}

/** What the caller can do, then the further members that the answer has. */
function meaningOf({ mend, members = {} }) {
  const further = Object.entries(members).map(([name, { description }]) => `${code(name)}: ${cell(description)}`);
  return [cell(mend), ...further].join('<br>');
}

/** Problems are known once the module that defines them is loaded. */
function newSince(seen, loadThem) {
  loadThem();
  const { knownProblems } = load('libs', 'problems', 'index.js');
  return knownProblems().filter(({ slug }) => !seen.has(slug));
}

function loadLibraries() {
  for (const name of builtProjects('libs')) {
    for (const file of builtFiles('libs', name, 'problems.js')) load('libs', name, file);
  }
}

function loadApp(name) {
  for (const file of builtFiles('apps', name, '.problems.js')) load('apps', name, file);
}

const titleOf = (name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
