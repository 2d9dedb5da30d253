import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Problem } from '@askonce/problems';
import fc from 'fast-check';
import { ContentInspection, MAX_DOCUMENT_BYTES, type Inspected } from './content-inspection';
import { PARSED_JSON_BYTES } from './text-check';

async function inspected(chunks: readonly (Uint8Array | string)[]): Promise<Inspected & { passed: Buffer }> {
  const inspection = new ContentInspection();
  const passed: Uint8Array[] = [];
  const source = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  for await (const chunk of inspection.through(source)) passed.push(chunk);
  return { ...inspection.finish(), passed: Buffer.concat(passed) };
}

const problemOf = (chunks: readonly (Uint8Array | string)[]): Promise<unknown> =>
  inspected(chunks).then(
    () => 'accepted',
    (error: unknown) => (error instanceof Problem ? error.kind.slug : error),
  );

const bigJson = (length: number): string => `["${'x'.repeat(length)}"]`;

describe('the inspection of content', () => {
  it('tells size, digest and media type, and changes nothing', async () => {
    const content = Buffer.from('%PDF-1.7 a document');
    const { passed, ...found } = await inspected([content]);
    expect(passed.equals(content)).toBe(true);
    expect(found).toEqual({
      size: content.length,
      digest: `sha-256=:${createHash('sha256').update(content).digest('base64')}:`,
      mediaType: 'application/pdf',
    });
  });

  it('finds the same however the content is cut', async () => {
    const content = Buffer.from(`{"name":"${'Zoë 👶 '.repeat(900)}"}`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(content.length), { maxLength: 8 }), async (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), content.length];
        const { passed, mediaType } = await inspected(
          places.map((at, index) => content.subarray(at, places[index + 1])),
        );
        expect(passed.equals(content)).toBe(true);
        expect(mediaType).toBe('application/json');
      }),
    );
  });

  it.each<[string, (Uint8Array | string)[], string]>([
    ['no chunk', [], 'document-empty'],
    ['empty chunks', ['', ''], 'document-empty'],
    ['another type', ['plain text'], 'unsupported-media-type'],
    ['JSON that does not parse', ['{"a":1,}'], 'unsupported-media-type'],
    ['JSON that is cut off', ['{"a":[1,2'], 'unsupported-media-type'],
    ['JSON with something behind it', ['{"a":1}', '<script>'], 'unsupported-media-type'],
    ['JSON that is not UTF-8', ['{"a":"', Buffer.from([0xe9]), '"}'], 'unsupported-media-type'],
    ['JSON that ends inside a character', ['{"a":1}', Buffer.from([0xc3])], 'unsupported-media-type'],
    ['XML that turns into bytes', ['<a>', Buffer.alloc(5000, 'x'), Buffer.from([0]), '</a>'], 'unsupported-media-type'],
    ['XML that is cut off', ['<a><b>text'], 'unsupported-media-type'],
    ['long JSON that ends otherwise', [bigJson(PARSED_JSON_BYTES), '}'], 'unsupported-media-type'],
    ['long JSON that ends well', [bigJson(PARSED_JSON_BYTES), ' \n'], 'accepted'],
    ['deeply nested JSON', ['['.repeat(400_000), ']'.repeat(400_000)], 'accepted'],
    ['XML in two chunks', ['<a>', '</a>\n'], 'accepted'],
    ['20 MiB', ['%PDF-', Buffer.alloc(MAX_DOCUMENT_BYTES - 5)], 'accepted'],
    ['a byte more', ['%PDF-', Buffer.alloc(MAX_DOCUMENT_BYTES - 4)], 'document-too-large'],
  ])('decides about %s', async (_, chunks, expected) => {
    expect(await problemOf(chunks)).toBe(expected);
  });

  it('stops reading as soon as there is too much', async () => {
    let given = 0;
    const endless = async function* (): AsyncGenerator<Buffer> {
      for (; ; given += 1024 * 1024) yield await Promise.resolve(Buffer.alloc(1024 * 1024, '%PDF-1.7'));
    };
    const drained = async (): Promise<void> => {
      for await (const chunk of new ContentInspection().through(endless())) expect(chunk.length).toBeGreaterThan(0);
    };
    await expect(drained()).rejects.toMatchObject({ kind: { slug: 'document-too-large' } });
    expect(given).toBe(MAX_DOCUMENT_BYTES);
  });
});
