import { type CatalogueFile, readCatalogueFile } from './catalogue-file';

const read = (text: string, variables = {}): CatalogueFile => readCatalogueFile('a.yaml', text, variables);
const errorsOf = (text: string, variables = {}) =>
  read(text, variables).errors.map(({ file, line, detail }) => `${file}:${line}: ${detail}`);

describe('a catalogue file', () => {
  it('gives its items by kind, in order', () => {
    const { items, errors } = read('agencies:\n  - id: housing\n  - id: school\npurposes:\n  - id: p\n');
    expect(errors).toEqual([]);
    expect(items.map(({ kind, value }) => [kind, value])).toEqual([
      ['agencies', { id: 'housing' }],
      ['agencies', { id: 'school' }],
      ['purposes', { id: 'p' }],
    ]);
  });

  it.each(['', '# nothing yet\n', '---\n'])('may hold nothing: %j', (text) => {
    expect(read(text)).toEqual({ items: [], errors: [] });
  });

  it.each([
    ['broken YAML', 'agencies:\n  - id: [a\n', /^a\.yaml:\d: .*flow/i],
    ['a list at the top', '- id: a\n', /^a\.yaml:1: must be a mapping/],
    ['an unknown kind', 'agencies: []\nagencys: []\n', /^a\.yaml:2: there is no kind "agencys"$/],
    ['a kind that is no list', 'agencies: []\npurposes:\n  id: a\n', /^a\.yaml:2: purposes must be a list$/],
    ['a key twice', 'agencies:\n  - id: a\n    id: b\n', /^a\.yaml:3: .*unique/],
    ['two documents', 'agencies: []\n---\npurposes: []\n', /^a\.yaml:\d: .*multiple documents/i],
    ['a tag of its own', 'agencies:\n  - !secret a\n', /^a\.yaml:2: .*!secret/],
    ['an alias to nothing', 'agencies:\n  - *a\n', /^a\.yaml:2: there is no anchor for the alias \*a$/],
    ['an alias that contains itself', 'agencies:\n  - &a [{ b: *a }]\n', /^a\.yaml:2: the alias \*a contains itself$/],
  ])('is refused for %s', (_name, text, expected) => {
    expect(errorsOf(text)[0]).toMatch(expected);
    expect(read(text).items).toEqual([]);
  });

  it('is refused when a few aliases grow to millions of items', () => {
    const levels = Array.from('bcdefghi').map(
      (name, index) => `  - &${name} [${`*${'abcdefghi'[index]!},`.repeat(9)}]`,
    );
    const { errors } = read(['agencies:', '  - &a [x, x, x]', ...levels].join('\n'));
    expect(errors).toEqual([{ file: 'a.yaml', detail: 'has too many aliases' }]);
  });
});

describe('variables in a catalogue file', () => {
  it('are replaced in values', () => {
    const { items } = read('agencies:\n  - url: ${BASE}/x\n', { BASE: 'http://127.0.0.1:5000' });
    expect(items[0]?.value).toEqual({ url: 'http://127.0.0.1:5000/x' });
  });

  it('never become YAML: what is put in stays one text', () => {
    const { items } = read('agencies:\n  - url: ${BASE}\n', { BASE: '{ id: x }\n${OTHER}' });
    expect(items[0]?.value).toEqual({ url: '{ id: x }\n${OTHER}' });
  });

  it.each(['NOWHERE', 'toString', ''])('that stand for nothing are named with file and line: %j', (name) => {
    expect(errorsOf(`agencies:\n  - id: a\n    url: \${${name}}\n`, { BASE: 'x' })).toEqual([
      `a.yaml:3: there is no variable ${name}`,
    ]);
  });
});

describe('the line of a part', () => {
  const text = [
    'agencies:', // 1
    '  - id: housing', // 2
    '    contact:', // 3
    '      phone: 1', // 4
    '      hours: { en: a }', // 5
    '    list:', // 6
    '      - a', // 7
    '      - b', // 8
  ].join('\n');

  it.each([
    ['', 2],
    ['id', 2],
    ['contact', 3],
    ['contact/phone', 4],
    ['contact/hours/en', 5],
    ['list/1', 8],
    ['contact/missing', 3],
    ['missing', 2],
    ['list/9', 6],
  ])('%j is line %i', (path, line) => {
    expect(read(text).items[0]?.lineOf(path === '' ? [] : path.split('/'))).toBe(line);
  });
});
