import { BadCalls, pointersIn, type Sent, slugOf } from './bad-calls.fixture';
import { aPdf, newIdentifier, uploadOf } from './registry.fixture';

const GIVEN = '/v1/me/documents';

jest.setTimeout(30_000);

describe('bad uploads', () => {
  let bad: BadCalls;
  beforeAll(async () => {
    bad = await BadCalls.start();
  }, 60_000);
  afterAll(() => bad.stop());

  describe('an upload that is not what it should be', () => {
    const said = { evidenceType: 'birth-certificate', channel: 'portal' };
    const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
    const multipart = (text: string) => ({
      type: 'multipart/form-data; boundary=b',
      body: text.replaceAll('\n', '\r\n'),
    });
    const metadata = `--b\nContent-Disposition: form-data; name="metadata"\n\n${JSON.stringify(said)}\n`;
    const content = '--b\nContent-Disposition: form-data; name="content"; filename="a.pdf"\n\n%PDF-1.4 a\n';

    afterEach(() => bad.storedNothing());

    it.each<[string, () => Sent, number, string, string[]]>([
      [
        'a program that says it is a PDF',
        () => ({ body: uploadOf(said, Buffer.from('MZ\u0090 a program')) }),
        415,
        'unsupported-media-type',
        ['/content'],
      ],
      [
        'a page that says it is XML',
        () => ({ body: uploadOf(said, Buffer.from('<html></html>'), 'application/xml') }),
        415,
        'unsupported-media-type',
        ['/content'],
      ],
      [
        'half of JSON',
        () => ({ body: uploadOf(said, Buffer.from('{"a":'), 'application/json') }),
        415,
        'unsupported-media-type',
        ['/content'],
      ],
      ['an empty file', () => ({ body: uploadOf(said, Buffer.alloc(0)) }), 422, 'document-empty', ['/content']],
      [
        'a file that is too large',
        () => ({ body: uploadOf(said, Buffer.concat([aPdf(), Buffer.alloc(20 * 1024 * 1024)])) }),
        413,
        'document-too-large',
        ['/content'],
      ],
      [
        'an unknown field',
        () => ({ body: uploadOf({ ...said, owner: 'me' }) }),
        422,
        'invalid-request',
        ['/metadata/owner'],
      ],
      [
        'another person',
        () => ({ body: uploadOf({ ...said, subject: { scheme: 'a', identifier: 'b' } }) }),
        422,
        'invalid-request',
        ['/metadata/subject'],
      ],
      [
        'a day of issue to come',
        () => ({ body: uploadOf({ ...said, issuedAt: tomorrow() }) }),
        422,
        'invalid-request',
        ['/metadata/issuedAt'],
      ],
      [
        'a day that is none',
        () => ({ body: uploadOf({ ...said, issuedAt: '2026-02-30' }) }),
        422,
        'invalid-request',
        ['/metadata/issuedAt'],
      ],
      [
        'an unknown type',
        () => ({ body: uploadOf({ ...said, evidenceType: 'unknown' }) }),
        422,
        'not-in-catalogue',
        ['/metadata/evidenceType'],
      ],
      [
        'a consent that is no id',
        () => ({ body: uploadOf({ ...said, grants: ['x'] }) }),
        422,
        'invalid-request',
        ['/metadata/grants'],
      ],
      [
        "somebody else's consent",
        () => ({ body: uploadOf({ ...said, grants: [bad.exchange.othersIds.consents[0]] }) }),
        404,
        'not-found',
        [],
      ],
      [
        "a document's id as consent",
        () => ({ body: uploadOf({ ...said, grants: [bad.exchange.ids.documents.kept[0]] }) }),
        404,
        'not-found',
        [],
      ],
      ['JSON in place of parts', () => ({ body: said }), 415, 'unsupported-media-type', []],
      ['no body', () => ({}), 415, 'unsupported-media-type', []],
      ['no boundary', () => ({ body: 'x', type: 'multipart/form-data' }), 400, 'malformed-request', []],
      ['no parts', () => multipart('--b--\n'), 400, 'malformed-request', ['/metadata']],
      ['no content', () => multipart(`${metadata}--b--\n`), 400, 'malformed-request', ['/content']],
      [
        'parts in the wrong order',
        () => multipart(`${content}${metadata}--b--\n`),
        400,
        'malformed-request',
        ['/metadata'],
      ],
      ['two PDFs', () => multipart(`${metadata}${content}${content}--b--\n`), 422, 'several-files', ['/content/0']],
      [
        'one part too many',
        () => multipart(`${metadata}${content}${metadata}--b--\n`),
        400,
        'malformed-request',
        ['/content'],
      ],
      ['no end', () => multipart(`${metadata}${content.slice(0, -5)}`), 400, 'malformed-request', []],
      [
        'metadata that is no JSON',
        () => multipart(`${metadata.replace('{', '')}${content}--b--\n`),
        400,
        'malformed-request',
        ['/metadata'],
      ],
      ['no key', () => ({ body: uploadOf(said), key: null }), 422, 'idempotency-key-missing', []],
    ])('%s', async (_what, sent, status, slug, pointers) => {
      const answer = await bad.send(GIVEN, { as: 'citizen', ...sent() });
      expect([answer.status, slugOf(answer)]).toEqual([status, slug]);
      if (pointers.length > 0) expect(pointersIn(answer)).toEqual(pointers);
    });

    it.each<[string, object, string[]]>([
      ['NUL in what is said', { issuer: 'a\u0000b' }, ['/metadata/issuer']],
      ['attributes that are no object', { attributes: ['a'] }, ['/metadata/attributes']],
    ])('a deposit with %s', async (_what, changes, pointers) => {
      const subject = { scheme: 'national:xx', identifier: newIdentifier() };
      const body = uploadOf({ ...said, subject, provenance: 'agency_issued', ...changes });
      const answer = await bad.send('/v1/documents', { body });
      expect([answer.status, slugOf(answer), pointersIn(answer)]).toEqual([422, 'invalid-request', pointers]);
    });
  });
});
