import { selectionOf } from './entries-statement';

const before = { occurredAt: '2026-11-22T09:00:00.000Z', leafIndex: 12 };

describe('selectionOf', () => {
  it('reads one index where one facet is asked for', () => {
    const { page, values } = selectionOf({ agency: 'housing', from: 'a', to: 'b' }, 51, before);
    expect(page).not.toContain('JOIN');
    expect(page).toContain('LIMIT 51');
    expect(values).toEqual(['a', 'b', before.occurredAt, before.leafIndex, 'housing']);
  });

  it('merges several facets, each within the same bounds', () => {
    const { page, values } = selectionOf({ agency: 'housing', kind: 'k', outcome: 'o', from: 'a' }, 51, before);
    expect(page.match(/JOIN/g)).toHaveLength(2);
    expect(page.match(/occurred_at >= \$1/g)).toHaveLength(3);
    expect(page.match(/LIMIT/g)).toHaveLength(1);
    expect(values).toEqual(['a', before.occurredAt, before.leafIndex, 'housing', 'k', 'o']);
  });

  it('looks through the entries of one person, whatever else is asked for', () => {
    const { page } = selectionOf({ subjectRef: 'r', agency: 'housing', kind: 'k' }, 51, undefined);
    expect(page).not.toContain('JOIN');
    expect(page).toContain('entry.subject_ref = $');
  });

  it('looks for one case, for kinds, and for what a text means', () => {
    const things = { agencies: ['a'], evidenceTypes: ['e'], procedures: ['p'], purposes: ['u'] };
    const own = { entryId: 'i', requestId: 'c', kinds: ['k'], about: { text: 't', things } };
    const { page, values } = selectionOf({ subjectRef: 'r', own }, 51, undefined);
    expect(page).toContain(
      'entry.entry_id = $2 AND entry.request_id = $3 AND entry.kind = ANY ($4) AND (entry.agency = ANY ($5)',
    );
    expect(values).toEqual(['r', 'i', 'c', ['k'], ['a'], ['u'], ['p'], ['e']]);
  });

  it('never writes a value into the statement', () => {
    const { page } = selectionOf({ agency: "x'--", kind: "y'--" }, 51, undefined);
    expect(page).not.toContain("'--");
  });
});
