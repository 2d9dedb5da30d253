import { CATALOGUE_KINDS } from './catalogue-document';
import { describeOutcome } from './describe-outcome';
import type { FieldChange, KindDiff, LocatedOutcome } from './send-catalogue';

const NOTHING: KindDiff = { added: [], changed: [], removed: [] };
const outcome = (diff: Partial<LocatedOutcome['diff']> = {}): LocatedOutcome => {
  const empty = Object.fromEntries(CATALOGUE_KINDS.map((kind) => [kind, NOTHING])) as LocatedOutcome['diff'];
  return { version: 4, changed: Object.keys(diff).length > 0, diff: { ...empty, ...diff }, strands: [] };
};

describe('an outcome in words', () => {
  it('says when there is nothing to change', () => {
    expect(describeOutcome(outcome(), { dryRun: false, color: false })).toEqual([
      'Nothing to change: version 4 is in force.',
    ]);
  });

  it('shows additions, changes field by field, and removals', () => {
    const fields = [
      { pointer: '/contact/phone', before: '1', after: '2' },
      { pointer: '/connector', after: { kind: 'rest' } },
      { pointer: '/name/x~1y', before: 'z' },
    ];
    const agencies = { added: ['school'], changed: [{ id: 'housing', fields }], removed: ['library'] };
    expect(describeOutcome(outcome({ agencies }), { dryRun: true, color: false })).toEqual([
      'agencies',
      '  + school',
      '  ~ housing',
      '      ~ contact.phone: "1" → "2"',
      '      + connector: {"kind":"rest"}',
      '      - name.x/y: "z"',
      '  - library',
      '1 added, 1 changed, 1 removed: nothing was applied, version 4 is in force.',
    ]);
  });

  it.each<[string, NonNullable<FieldChange['before']>, NonNullable<FieldChange['after']>, string[]]>([
    ['a scalar', 90, 30, ['~ days: 90 → 30']],
    ['what comes into a list and goes from it', ['a', 'b'], ['b', 'c'], ['~ days: + c, - a']],
    ['another order of a list', ['a', 'b'], ['b', 'a'], ['~ days: now in the order b, a']],
    ['a list of lists as one value', [['a']], [['a'], ['b']], ['~ days: [["a"]] → [["a"],["b"]]']],
    [
      'a long text above the one that takes its place',
      'x'.repeat(60),
      'y',
      ['~ days:', `    - "${'x'.repeat(60)}"`, '    + "y"'],
    ],
  ])('shows %s', (_what, before, after, lines) => {
    const changed: KindDiff['changed'] = [{ id: 'p', fields: [{ pointer: '/days', before, after }] }];
    const described = describeOutcome(outcome({ purposes: { ...NOTHING, changed } }), { dryRun: false, color: false });
    expect(described.slice(2, -1).map((line) => line.slice(6))).toEqual(lines);
  });

  it.each([
    [true, 'Refused without --force, because requests wait:'],
    [false, 'Waiting requests are denied now:'],
  ])('names the places that strand waiting requests (dry run: %s)', (dryRun, heading) => {
    const strands = [{ file: 'a.yaml', line: 3, detail: '/agencies/0/status "housing" is suspended' }];
    const purposes = { ...NOTHING, removed: ['p'] };
    const described = describeOutcome({ ...outcome({ purposes }), strands }, { dryRun, color: false });
    expect(described.slice(2, -1)).toEqual([heading, '  a.yaml:3: /agencies/0/status "housing" is suspended']);
  });

  it('is coloured on request only', () => {
    const agencies = { ...NOTHING, added: ['school'] };
    const [, line] = describeOutcome(outcome({ agencies }), { dryRun: false, color: true });
    expect(line).toBe('\u001b[32m  + school\u001b[39m');
  });
});
