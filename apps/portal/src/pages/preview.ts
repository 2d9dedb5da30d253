import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { EvidenceContent } from '@askonce/client';

/** How the file is called, by what its bytes were found to be; only pictures are shown by the browser itself. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/pdf': 'pdf',
};

/** A document that is looked at: a picture in its page, anything else saved first, for no viewer works within a sandbox. */
export class Preview {
  constructor(
    private readonly name: string,
    private readonly source: EvidenceContent,
  ) {}

  get headers(): Readonly<Record<string, string>> {
    const { mediaType } = this.source;
    const ending = ENDINGS[mediaType];
    const how = mediaType.startsWith('image/') && ending !== undefined ? 'inline' : 'attachment';
    return {
      'content-type': ending === undefined ? 'application/octet-stream' : mediaType,
      'content-disposition': `${how}; filename="${this.name}.${ending ?? 'bin'}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    };
  }

  get content(): Readable {
    return Readable.fromWeb(this.source.stream() as ReadableStream);
  }
}

/** @param name letters, digits and hyphens, without an ending */
export const preview = (name: string, source: EvidenceContent): Preview => new Preview(name, source);
