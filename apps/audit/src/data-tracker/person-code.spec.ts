import { personOf } from './person-code';

it.each([
  ['EE12345678901', 'national:ee', '12345678901'],
  ['FI131052-308T', 'national:fi', '131052-308T'],
  ['XXEE1', 'national:xx', 'EE1'],
])('takes %s for a person of %s', (code, scheme, identifier) => {
  expect(personOf(code)).toEqual({ scheme, identifier });
});
