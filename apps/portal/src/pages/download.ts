import type { Readable } from 'node:stream';

interface File {
  /** Letters, digits, dots and hyphens. */
  readonly name: string;
  readonly type: string;
  readonly content: string | Readable;
  /** Whether the browser shows it itself, as it does pictures; saved unless told. */
  readonly isShown?: boolean;
}

/** A file, served so that nothing in it can run. */
export class Download {
  constructor(private readonly file: File) {}

  get headers(): Readonly<Record<string, string>> {
    const { name, type, isShown = false } = this.file;
    return {
      'content-type': type,
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename="${name}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    };
  }

  get content(): string | Readable {
    return this.file.content;
  }
}

export const download = (file: File): Download => new Download(file);
