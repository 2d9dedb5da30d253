import { attributeErrors, attributesOf, compileAttributeSchema } from './attributes';
import { anEvidenceType } from './catalogue.fixture';

const type = anEvidenceType({
  schema: {
    $id: 'urn:example:birth',
    type: 'object',
    required: ['dateOfBirth'],
    additionalProperties: false,
    properties: {
      dateOfBirth: { type: 'string', format: 'date' },
      sex: { enum: ['f', 'm', 'x'] },
      parents: { type: 'array', items: { type: 'object', required: ['a/b'], properties: { name: { maxLength: 5 } } } },
    },
  },
});

describe('attributes of a document', () => {
  it('may be what the schema of their type allows', () => {
    expect(attributeErrors(type, { dateOfBirth: '1990-02-28', parents: [{ 'a/b': 1, name: 'Aino' }] })).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['a property that is missing', {}, ['/dateOfBirth']],
    ['a property that only a prototype has', Object.create({ dateOfBirth: '1990-02-28' }) as object, ['/dateOfBirth']],
    ['a property that is too much', { dateOfBirth: '1990-02-28', shoe: 1 }, ['/shoe']],
    ['a day that there is not', { dateOfBirth: '1990-02-30' }, ['/dateOfBirth']],
    [
      'everything at once, in depth',
      { dateOfBirth: 1, sex: 'q', parents: [{ 'a/b': 1 }, { name: 'too long' }] },
      ['/dateOfBirth', '/parents/1/a~1b', '/parents/1/name', '/sex'],
    ],
  ])('are refused for %s', (_title, attributes, pointers) => {
    const errors = attributeErrors(type, attributes);
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual(pointers);
  });

  it('are refused in words that repeat no value', () => {
    const secret = 'S3CRET';
    const errors = attributeErrors(type, { dateOfBirth: secret, sex: secret, parents: [{ 'a/b': 1, name: secret }] });
    expect(errors).toHaveLength(3);
    expect(JSON.stringify(errors)).not.toContain(secret);
  });

  it('are refused with twenty places at most', () => {
    const parents = Array.from({ length: 99 }, () => ({}));
    expect(attributeErrors(type, { dateOfBirth: '1990-02-28', parents })).toHaveLength(20);
  });

  it('are refused where the type does not exist as data', () => {
    expect(attributeErrors(anEvidenceType(), {})).toMatchObject([{ pointer: '' }]);
  });

  it('may be of two types whose schemas have the same name', () => {
    const other = anEvidenceType({ id: 'other', schema: { $id: 'urn:example:birth' } });
    expect([attributeErrors(type, { dateOfBirth: '1990-02-28' }), attributeErrors(other, {})]).toEqual([[], []]);
  });
});

describe('a schema of attributes', () => {
  it.each<[string, object]>([
    ['a reference out of the catalogue', { properties: { a: { $ref: 'https://schemas.example/a' } } }],
    ['a reference in a circle', { $defs: { a: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' }],
    ['a dynamic reference', { $dynamicRef: '#a' }],
    ['a recursive reference', { $recursiveRef: '#' }],
    ['a pattern, which may take years', { properties: { a: { pattern: '^(a+)+$' } } }],
    ['a pattern of names', { propertyNames: { pattern: '^(a+)+$' } }],
    ['patterns of properties', { patternProperties: { '^(a+)+$': {} } }],
    ['a format that is not checked', { properties: { a: { format: 'uri-template' } } }],
    ['a word that says nothing', { propertes: {} }],
  ])('is refused for %s', (_title, schema) => {
    expect(() => compileAttributeSchema({ ...schema })).toThrow();
  });

  it('may have properties of any name', () => {
    const properties = { pattern: { type: 'string' }, $ref: { type: 'string' } };
    expect(compileAttributeSchema({ properties })({ pattern: 'p', $ref: 'r' })).toBe(true);
  });
});

describe('the properties of a schema', () => {
  it.each<[object, string[]]>([
    [{ properties: { a: {}, b: { properties: { c: {} } } } }, ['a', 'b']],
    [{}, []],
    [{ properties: null }, []],
  ])('of %j are %j', (schema, names) => {
    expect(attributesOf({ ...schema })).toEqual(names);
  });
});
