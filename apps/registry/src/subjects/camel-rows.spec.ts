import fc from 'fast-check';
import { fromRows, toRows } from './camel-rows';

const columns = fc.stringMatching(/^[a-z]{1,6}(_[a-z]{1,6}){0,3}$/);

describe('rows', () => {
  it('take the names of the domain and give them back', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(columns, fc.jsonValue())), (rows) => {
        expect(toRows(fromRows<object>(rows))).toEqual(rows);
      }),
    );
  });

  it('keep what is inside a column as it is', () => {
    const attributes = { given_name: 'A', familyName: 'B' };
    expect(fromRows([{ subject_ref: 's', attributes }])).toEqual([{ subjectRef: 's', attributes }]);
    expect(toRows([{ subjectRef: 's', attributes }])).toEqual([{ subject_ref: 's', attributes }]);
  });

  it('are none where PostgreSQL aggregated none', () => {
    expect(fromRows(null)).toEqual([]);
  });
});
