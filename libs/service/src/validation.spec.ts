import { InvalidRequest } from '@askonce/problems';
import { assertPlain, strictValidation } from './validation';

class Named {
  name?: string;
}

const nested = (levels: number): object => (levels === 0 ? {} : { inner: [nested(levels - 1)] });
const parsed = (json: string): unknown => JSON.parse(json);

describe('a plain body', () => {
  it.each([[null], ['text'], [[]], [nested(15)], [{ construct: 1, proto: { toString: 1, then: 2 } }]])(
    'may be %j',
    (body) => {
      expect(() => {
        assertPlain(body);
      }).not.toThrow();
    },
  );

  it.each<[string, unknown]>([
    ['nested too deep', nested(16)],
    ['a class of its own', parsed('{"constructor":{"name":"Object"}}')],
    ['a prototype of its own', parsed('{"__proto__":{}}')],
    ['either of them in depth', parsed('{"a":[{"b":{"constructor":1}}]}')],
  ])('is not %s', (_title, body) => {
    expect(() => {
      assertPlain(body, '/metadata');
    }).toThrow(InvalidRequest);
  });

  it('is what a service takes, whatever else its DTO says', () => {
    const body = { unknown: parsed('{"constructor":1}') };
    expect(() => strictValidation().transform(body, { type: 'body', metatype: Named })).toThrow(InvalidRequest);
  });
});
