import fc from 'fast-check';
import { MEDIA_TYPES, sniffMediaType } from './media-type';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const utf16 = (text: string): Buffer => Buffer.concat([hex('FF FE'), Buffer.from(text, 'utf16le')]);
/** Of one black pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

describe('the media type of a document', () => {
  it.each<[string, Buffer | string, string | undefined]>([
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n', 'application/pdf'],
    ['a PNG', PNG, 'image/png'],
    ['a JPEG', hex('FF D8 FF E0 00 10 4A 46 49 46 00 01'), 'image/jpeg'],
    ['a JSON object', '{"a":1}', 'application/json'],
    ['a JSON array behind white space', ' \r\n\t[1]', 'application/json'],
    ['XML with a declaration', '<?xml version="1.0"?>\n<birth/>', 'application/xml'],
    ['XML without one', '<birth date="2020-01-01">', 'application/xml'],
    [
      'XML behind a byte order mark, comments and instructions',
      '\uFEFF<?xml?><!-- <html> --><?a b?> <é:ö>',
      'application/xml',
    ],
    ['nothing', '', undefined],
    ['plain text', 'I was born in May', undefined],
    ['a JSON string', '"text"', undefined],
    ['JSON behind a byte order mark', '\uFEFF{}', undefined],
    ['an HTML page', '<!DOCTYPE html><html>', undefined],
    ['an HTML page without a document type', '<HTML lang="en">', undefined],
    [
      'an HTML page that calls itself XML',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">',
      undefined,
    ],
    ['a picture with scripts', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">', undefined],
    ['the same under a prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg">', undefined],
    [
      'XML with a document type',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>',
      undefined,
    ],
    ['XML whose root does not begin in time', `<?xml?>${' '.repeat(5000)}`, undefined],
    ['XML in UTF-16', utf16('<?xml version="1.0"?><a/>'), undefined],
    ['an unfinished comment', `<!-->`, undefined],
    ['a ZIP, which office documents are', hex('50 4B 03 04 14 00 06 00 08 00 00 00 21 00'), undefined],
    ['a program', hex('7F 45 4C 46 02 01 01 00'), undefined],
    ['a GIF', 'GIF89a', undefined],
    ['a PDF behind something else', 'x%PDF-1.7', undefined],
  ])('of %s', async (_, head, expected) => {
    expect(await sniffMediaType(Buffer.from(head))).toBe(expected);
  });

  it('is told in linear time, whatever the prolog', async () => {
    expect(await sniffMediaType(Buffer.from('<?a?>'.repeat(820)))).toBeUndefined();
    expect(await sniffMediaType(Buffer.from(`<${'a:'.repeat(2000)}`))).toBeUndefined();
  });

  it('is an answer for any bytes, never an error', async () => {
    const magic = fc.constantFrom(
      '',
      '%PDF',
      '\x89PNG\r\n\x1a\n',
      'PK\x03\x04',
      '\x1f\x8b\x08',
      'II*\0',
      'ID3',
      'OggS',
      '<',
    );
    await fc.assert(
      fc.asyncProperty(magic, fc.uint8Array({ maxLength: 4090, size: 'max' }), async (start, rest) => {
        const type = await sniffMediaType(Buffer.concat([Buffer.from(start, 'latin1'), rest]));
        expect(type === undefined || MEDIA_TYPES.includes(type)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
