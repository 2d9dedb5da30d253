import type { CatalogueOutcome } from '@askonce/client';
import { CATALOGUE_KINDS } from './catalogue-document';
import { describeOutcome, type KindDiff } from './describe-outcome';

const NOTHING: KindDiff = { added: [], changed: [], removed: [] };
const outcome = (diff: Partial<CatalogueOutcome['diff']> = {}): CatalogueOutcome => {
  const empty = Object.fromEntries(CATALOGUE_KINDS.map((kind) => [kind, NOTHING])) as CatalogueOutcome['diff'];
  return { version: 4, changed: Object.keys(diff).length > 0, diff: { ...empty, ...diff } };
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

  it('is coloured on request only', () => {
    const agencies = { ...NOTHING, added: ['school'] };
    const [, line] = describeOutcome(outcome({ agencies }), { dryRun: false, color: true });
    expect(line).toBe('\u001b[32m  + school\u001b[39m');
  });
});
