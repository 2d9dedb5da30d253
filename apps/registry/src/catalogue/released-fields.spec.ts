import { fieldsInCommon, type ReleasedFields } from './released-fields';

describe('fields in common', () => {
  it.each<[(ReleasedFields | undefined)[], ReleasedFields]>([
    [[], null],
    [[null, undefined], null],
    [
      [null, ['a', 'b']],
      ['a', 'b'],
    ],
    [[['a', 'b'], undefined, ['b', 'c']], ['b']],
    [[['a'], ['b']], []],
    [[[], null], []],
  ])('of %j are %j', (all, expected) => {
    expect(fieldsInCommon(...all)).toEqual(expected);
  });
});
