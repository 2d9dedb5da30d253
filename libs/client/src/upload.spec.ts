import { type DocumentContent, DocumentPages, Upload } from './upload';

async function* pieces(...texts: string[]) {
  for (const piece of texts) yield await Promise.resolve(Buffer.from(piece));
}

const received = async (upload: Upload) => {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- for servers; here it only takes apart what was just made.
  const form = await new Response(upload.open(), { headers: { 'content-type': upload.contentType } }).formData();
  return Promise.all([...form].map(async ([name, part]) => [name, part instanceof Blob ? await part.text() : part]));
};

describe('an upload', () => {
  const metadata = { evidenceType: 'birth-certificate' };

  it.each<[string, () => DocumentContent, boolean]>([
    ['an array', () => Buffer.from('%PDF'), true],
    ['a Blob', () => new Blob(['%P', 'DF']), true],
    ['a generator', () => pieces('%P', 'DF'), false],
    ['a stream', () => ReadableStream.from(pieces('%P', 'DF')), false],
  ])('is metadata, then the content of %s', async (_title, content, again) => {
    const upload = new Upload(metadata, content());
    const parts = [
      ['metadata', JSON.stringify(metadata)],
      ['content', '%PDF'],
    ];
    expect(await received(upload)).toEqual(parts);
    expect(upload.canBeSentAgain).toBe(again);
    if (again) expect(await received(upload)).toEqual(parts);
  });

  it('is metadata, then each of several files', async () => {
    const upload = new Upload(metadata, [Buffer.from('one'), new Blob(['two'])]);
    expect(await received(upload)).toEqual([
      ['metadata', JSON.stringify(metadata)],
      ['content', 'one'],
      ['content', 'two'],
    ]);
    expect(upload.canBeSentAgain).toBe(true);
    expect(new Upload(metadata, [Buffer.from('one'), pieces('two')]).canBeSentAgain).toBe(false);
  });

  it('is all images of a document in their order, each read before the next', async () => {
    const read: string[] = [];
    async function* image(name: string) {
      read.push(`begins ${name}`);
      yield await Promise.resolve(Buffer.from(name));
      read.push(`ends ${name}`);
    }
    async function* images() {
      yield await Promise.resolve(image('front'));
      yield await Promise.resolve(image('back'));
    }
    const upload = new Upload(metadata, new DocumentPages(images()));
    expect(await received(upload)).toEqual([
      ['metadata', JSON.stringify(metadata)],
      ['content', 'front'],
      ['content', 'back'],
    ]);
    expect(read).toEqual(['begins front', 'ends front', 'begins back', 'ends back']);
    expect(upload.canBeSentAgain).toBe(false);
  });

  it('never ends when its content does not', async () => {
    const cause = new Error('disk');
    const upload = new Upload(
      metadata,
      (async function* () {
        yield await Promise.resolve(Buffer.from('half'));
        throw cause;
      })(),
    );
    await expect(received(upload)).rejects.toThrow();
    expect(upload.broken).toEqual({ cause });
  });
});
