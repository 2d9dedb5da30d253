import { readAnswerHeaders } from './answer-headers';

const TYPE = 'content-type: application/x-ebrs+xml';
const SIGNATURE = 'oots-response-sig: e30..AAAA';
const DIGEST = 'digest: SHA-256=AAAA';
const read = (...lines: string[]) => readAnswerHeaders(lines.join('\n'));

describe('the headers of an answer', () => {
  it('are found among others, below a status line, whatever ends a line', () => {
    const found = { digest: 'SHA-256=AAAA', signature: 'e30..AAAA' };
    expect(read(TYPE, SIGNATURE, DIGEST, '')).toEqual(found);
    expect(readAnswerHeaders(['HTTP/2 200 ', 'age: 0', DIGEST, SIGNATURE, TYPE, ''].join('\r\n'))).toEqual(found);
  });

  it.each([
    ['no digest', [TYPE, SIGNATURE], 'the headers lack digest.'],
    ['no signature', [TYPE, DIGEST], 'the headers lack oots-response-sig.'],
    ['an empty signature', [TYPE, DIGEST, 'oots-response-sig: '], 'the headers lack oots-response-sig.'],
    ['no content type', [SIGNATURE, DIGEST], 'the headers lack content-type.'],
    ['another content type', ['content-type: text/html', SIGNATURE, DIGEST], 'the content-type is not'],
    ['two digests', [TYPE, SIGNATURE, DIGEST, DIGEST], 'the headers have digest more than once.'],
    ['a line that is none', [TYPE, SIGNATURE, DIGEST, '<html>'], 'line 4 of the headers is not "name: value"'],
    ['a name in capitals', [TYPE, SIGNATURE, 'Digest: SHA-256=AAAA'], 'line 3 of the headers is not "name: value"'],
    ['nothing', [], 'the headers lack content-type.'],
  ])('are refused with %s', (_name, lines, expected) => {
    expect(() => read(...lines)).toThrow(`Nothing was imported: ${expected}`);
  });
});
