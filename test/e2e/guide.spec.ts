import { Guide, shownJson, shownText } from './guide';

const PAGE = [
  '# First',
  '```sh',
  'one',
  'two',
  '```',
  'Prose.',
  '```json',
  '{ "id": "…" }',
  '```',
  '## Then',
  '```sh',
  'three',
  '```',
];

describe('a guide', () => {
  const guideOf = (...lines: string[]) => new Guide(lines.join('\n'));

  it('has a step for each block of commands, with what is shown behind it', () => {
    expect(guideOf(...PAGE).steps).toEqual([
      { heading: 'First', from: 3, to: 4, expected: { language: 'json', content: '{ "id": "…" }' } },
      { heading: 'Then', from: 12, to: 12 },
    ]);
  });

  it('keeps commands on their lines, and closes each block', () => {
    const script = guideOf(...PAGE)
      .script()
      .split('\n');
    expect(script.slice(1)).toEqual([
      '',
      'one',
      'two',
      String.raw`printf '\0'`,
      ...Array<string>(6).fill(''),
      'three',
      String.raw`printf '\0'`,
    ]);
  });

  it('has no block that is neither run nor compared', () => {
    const lost = 'neither run nor compared';
    expect(() => guideOf(...PAGE, '```js', 'four()', '```')).toThrow(lost);
    expect(() => guideOf(...PAGE, '```', 'four', '```')).toThrow(lost);
    expect(() => guideOf('```json', '{}', '```', ...PAGE)).toThrow(lost);
  });
});

describe('what a guide shows', () => {
  it('is an excerpt of JSON, but for what differs from run to run', () => {
    const shown = shownJson('{ "id": "…", "link": "http…/requests/…", "status": "asking" }') as object;
    const answer = { id: 'r-1', link: 'http://localhost/requests/1', status: 'asking', more: 1 };
    expect(answer).toMatchObject(shown);
    for (const wrong of [{ id: undefined }, { link: 'http://localhost/consents/1' }, { status: 'denied' }]) {
      expect({ ...answer, ...wrong }).not.toMatchObject(shown);
    }
  });

  it('is whole lines of text, in this order', () => {
    expect('a\nb (1)\nc\nd').toMatch(shownText('a\nb (…)\nd'));
    for (const wrong of ['b (1)\na\nd', 'a\nb 1\nd', 'a\nb (1)\nd!'])
      expect(wrong).not.toMatch(shownText('a\nb (…)\nd'));
  });
});
