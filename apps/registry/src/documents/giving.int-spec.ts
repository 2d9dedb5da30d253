import { randomUUID } from 'node:crypto';
import { CitizenClient } from '@askonce/client';
import { aJpeg, aPng } from '../content/images/pictures.fixture';
import { aPdf, newIdentifier, TestRegistry, uploadOf, uploadOfAll } from '../registry.fixture';

describe('what a citizen gives', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await TestRegistry.start();
  }, 60_000);
  afterAll(() => registry.stop());

  const give = async (person: string, metadata: object, key = randomUUID()) =>
    registry.call('POST', '/v1/me/documents', {
      token: await registry.citizen(person),
      body: uploadOf({ evidenceType: 'birth-certificate', channel: 'portal', ...metadata }),
      key,
    });

  it('is given once, however often the call is repeated; with other grants it is another call', async () => {
    const person = newIdentifier();
    const key = randomUUID();
    const first = await give(person, {}, key);
    const again = await give(person, {}, key);
    expect([again.status, again.body['id']]).toEqual([first.status, first.body['id']]);
    const other = await give(person, { grants: [randomUUID()] }, key);
    expect([other.status, other.body['type']]).toEqual([422, 'urn:askonce:problem:idempotency-key-reused']);
  });

  describe('of several images', () => {
    const BIRTH = { evidenceType: 'birth-certificate', channel: 'portal' } as const;
    const send = async (files: readonly Buffer[], key = randomUUID(), person = newIdentifier()) =>
      registry.call('POST', '/v1/me/documents', {
        token: await registry.citizen(person),
        body: uploadOfAll(BIRTH, files),
        key,
      });
    const stored = () => registry.sql.query('SELECT content_id FROM content ORDER BY content_id');

    it('becomes one document, which is given like any other', async () => {
      const person = newIdentifier();
      const me = new CitizenClient({
        baseUrl: registry.services[0]!.url,
        tokens: { token: () => registry.citizen(person) },
      });
      const before = await stored();
      const draft = await me.giveDraft(BIRTH, [aJpeg(), aPng()]);
      expect(draft.mediaType).toBe('application/pdf');
      expect(await stored()).toHaveLength(before.length + 1);
      const given = await me.confirm(draft.id);
      const pdf = Buffer.from(await (await me.content(given.id)).bytes()).toString('latin1');
      expect([pdf.startsWith('%PDF-'), pdf.match(/\/Type \/Page\b/g)?.length]).toEqual([true, 2]);
    });

    it('is given once, however often the call is repeated', async () => {
      const [key, person] = [randomUUID(), newIdentifier()];
      const [first, again] = [await send([aJpeg(), aPng()], key, person), await send([aJpeg(), aPng()], key, person)];
      expect([first.status, again.body['id'], again.body['version']]).toEqual([201, first.body['id'], 1]);
      const turned = await send([aPng(), aJpeg()], key, person);
      expect(turned.body['type']).toBe('urn:askonce:problem:idempotency-key-reused');
    });

    it('has up to twenty pages', async () => {
      const { status, body } = await send(Array<Buffer>(20).fill(aJpeg()));
      expect([status, body['mediaType']]).toEqual([201, 'application/pdf']);
    });

    const large = aJpeg({ note: 'x'.repeat(60_000) });
    it.each<[string, readonly Buffer[], number, string, string[]]>([
      ['an image and a PDF', [aPng(), aPdf()], 422, 'several-files', ['/content/1']],
      ['a PDF and an image', [aPdf(), aPng()], 422, 'several-files', ['/content/0']],
      ['twenty-one images', Array<Buffer>(21).fill(aPng()), 422, 'several-files', ['/content/20']],
      ['a broken image', [aJpeg(), large, aPng().subarray(0, -9)], 422, 'image-unusable', ['/content/2']],
      [
        'more than 20 MiB',
        Array<Buffer>(3).fill(Buffer.concat([aPng(), Buffer.alloc(7 << 20)])),
        413,
        'document-too-large',
        [],
      ],
    ])('is refused for %s, and nothing of it stays', async (_what, files, status, slug, pointers) => {
      const before = await stored();
      const { status: answered, body } = await send(files);
      const errors = (body['errors'] ?? []) as { pointer: string }[];
      expect([answered, body['type'], errors.map(({ pointer }) => pointer)]).toEqual([
        status,
        `urn:askonce:problem:${slug}`,
        pointers,
      ]);
      expect(await stored()).toEqual(before);
    });
  });

  it.each(['2026-W05', '2026-11-01T10:00:00', '9999-12-31T23:59:59-12:00'])(
    'is refused when it claims to be of %s',
    async (issuedAt) => {
      const refused = await give(newIdentifier(), { issuedAt });
      expect([refused.status, refused.body['errors']]).toMatchObject([422, [{ pointer: '/metadata/issuedAt' }]]);
    },
  );
});
