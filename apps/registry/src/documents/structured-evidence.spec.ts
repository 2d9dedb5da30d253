import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { fieldsOf } from './structured-evidence';

const attributes = JSON.stringify({ b: { c: [1, 'ä'] }, a: 'x', secret: 'S3CRET', ['__proto__']: 1 });
const read = (fields: readonly string[]) => fieldsOf({ evidenceType: 'birth-certificate' }, attributes, fields);

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

  it('are none where none is left', async () => {
    expect(await text(read([]).bytes)).toBe('{}');
  });
});
