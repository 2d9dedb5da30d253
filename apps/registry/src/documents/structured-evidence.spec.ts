import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { DerivedAnswer } from '../catalogue/catalogue-content';
import { NOW } from '../subjects/person.fixture';
import { fieldsOf } from './structured-evidence';

const attributes = JSON.stringify({ b: { c: [1, 'ä'] }, a: 'x', secret: 'S3CRET', ['__proto__']: 1 });
const read = (fields: readonly string[], answers: readonly DerivedAnswer[] = []) =>
  fieldsOf({ document: { evidenceType: 'birth-certificate' }, fields, answers, now: NOW }, attributes);

describe('fields of structured evidence', () => {
  it('are these and no others, as canonical JSON of their own digest', async () => {
    const { document, bytes } = read(['b', 'a', 'missing', 'constructor']);
    const json = '{"a":"x","b":{"c":[1,"ä"]}}';
    expect(await text(bytes)).toBe(json);
    const hash = createHash('sha256').update(json);
    expect(document).toEqual({
      id: hash.copy().digest('base64url'),
      evidenceType: 'birth-certificate',
      mediaType: 'application/json',
      size: Buffer.byteLength(json),
      digest: `sha-256=:${hash.digest('base64')}:`,
    });
  });

  it('may be answers in place of what they rest on, whatever else the attributes say', async () => {
    const isX = { id: 'is-x', name: { en: 'Whether it is x' }, field: 'a', oneOf: ['x'] };
    const answers = [isX, { ...isX, id: 'b', oneOf: ['y'] }, { ...isX, id: 'unsaid', field: 'missing' }];
    expect(await text(read(['is-x', 'b', 'unsaid'], answers).bytes)).toBe('{"b":false,"is-x":true}');
  });

  it('are none where none is left', async () => {
    expect(await text(read([]).bytes)).toBe('{}');
  });
});
