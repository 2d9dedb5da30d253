import { NotFound } from '@askonce/problems';
import { catalogueIdOrNothingHere } from './evidence-type-param';

describe('an evidence type in an address', () => {
  it('is an id of the catalogue', () => {
    expect(catalogueIdOrNothingHere.transform('birth-certificate')).toBe('birth-certificate');
  });

  it.each(['', '\0', 'birth-certificate\0', 'birth-certificate\n', 'Birth', 'a--b', '../a', '\ud800'])(
    'names nothing when it is %j',
    (type) => {
      expect(() => catalogueIdOrNothingHere.transform(type)).toThrow(NotFound);
    },
  );
});
