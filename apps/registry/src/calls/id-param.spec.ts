import { NotFound } from '@askonce/problems';
import { idOf } from '../subjects/person.fixture';
import { uuidOrNothingHere } from './id-param';

describe('an id in an address', () => {
  it('is a UUID, in lower case from then on', () => {
    expect(uuidOrNothingHere.transform(idOf(1))).toBe(idOf(1));
    expect(uuidOrNothingHere.transform('0193D9A4-0000-7000-8000-00000000000F')).toBe(
      '0193d9a4-0000-7000-8000-00000000000f',
    );
  });

  it.each(['', '1', 'me', ` ${idOf(1)}`, `${idOf(1)}\n`, idOf(1).replaceAll('-', ''), `{${idOf(1)}}`, "' OR true --"])(
    'names nothing when it is %j',
    (id) => {
      expect(() => uuidOrNothingHere.transform(id)).toThrow(NotFound);
    },
  );
});
