import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { EvidenceContent } from './evidence-content';

const digestOf = (content: string) => `sha-256=:${createHash('sha256').update(content).digest('base64')}:`;

function anAnswer(pieces: readonly (string | Error)[], digest: string | undefined) {
  const body = ReadableStream.from(
    (async function* () {
      for (const piece of pieces) {
        if (piece instanceof Error) throw piece;
        yield await Promise.resolve(Buffer.from(piece));
      }
    })(),
  );
  const headers = { 'content-type': 'application/pdf', ...(digest !== undefined && { 'repr-digest': digest }) };
  return new Response(body, { headers });
}

describe('evidence on its way in', () => {
  it('is read as a whole, or as a stream', async () => {
    const digest = digestOf('whole');
    const content = new EvidenceContent(anAnswer(['wh', 'ole'], digest));
    expect([content.mediaType, content.digest]).toEqual(['application/pdf', digest]);
    expect(Buffer.from(await content.bytes()).toString()).toBe('whole');
    expect(await text(new EvidenceContent(anAnswer(['wh', 'ole'], digest)).stream())).toBe('whole');
  });

  it('may be nothing at all', async () => {
    expect(
      await new EvidenceContent(new Response(null, { headers: { 'repr-digest': digestOf('') } })).bytes(),
    ).toHaveLength(0);
  });

  it('is compared with SHA-256 among other digests', async () => {
    const digest = `sha-512=:eA==:, ${digestOf('whole')}`;
    expect(await new EvidenceContent(anAnswer(['whole'], digest)).bytes()).toHaveLength(5);
  });

  it.each([
    ['other bytes', ['hole'], 'do not have the digest'],
    ['too few bytes', ['who'], 'do not have the digest'],
    ['a connection that breaks off', ['who', new Error('reset')], 'broke off'],
  ])('is refused for %s', async (_title, pieces, reason) => {
    const content = () => new EvidenceContent(anAnswer(pieces, digestOf('whole')));
    await expect(content().bytes()).rejects.toThrow(reason);
    await expect(text(content().stream())).rejects.toThrow(reason);
  });

  it.each([undefined, '', 'sha-512=:eA==:', 'sha-256=x'])(
    'is refused without a digest to compare with (%s)',
    (digest) => {
      expect(() => new EvidenceContent(anAnswer(['whole'], digest))).toThrow('no SHA-256');
    },
  );

  it('ends with the reason of its signal', async () => {
    const signal = AbortSignal.abort(new Error('told to stop'));
    const content = new EvidenceContent(anAnswer(['wh', new Error('aborted')], digestOf('whole')), signal);
    await expect(content.bytes()).rejects.toThrow('told to stop');
  });
});
