import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Theme } from '../theme/theme';
import { themeStyle } from '../theme/theme-style';

const DIST = join(__dirname, '..', '..', 'dist');
const MODULES = join(__dirname, '..', '..', '..', '..', 'node_modules');
const PUBLIC_SANS = join(MODULES, '@fontsource', 'public-sans', 'files');
const NOTO_ARABIC = join(MODULES, '@fontsource', 'noto-sans-arabic', 'files');

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const FONTS = [
  ...['latin', 'latin-ext'].flatMap((script) =>
    [400, 700].map((weight) => join(PUBLIC_SANS, `public-sans-${script}-${weight}-normal.woff2`)),
  ),
  ...[400, 700].map((weight) => join(NOTO_ARABIC, `noto-sans-arabic-arabic-${weight}-normal.woff2`)),
];

/** What gains by it; fonts are compressed already. */
const COMPRESSED = ['.css', '.svg'];

/** The few files that pages need, read once: style sheets, fonts, the logo. */
export class Assets {
  private readonly compressed: ReadonlyMap<string, Buffer>;

  private constructor(private readonly files: ReadonlyMap<string, Buffer>) {
    const compressible = [...files].filter(([name]) => COMPRESSED.includes(extname(name)));
    this.compressed = new Map(compressible.map(([name, content]) => [name, brotliCompressSync(content)]));
  }

  static of(theme: Theme): Assets {
    const named = (path: string): [string, Buffer] => [path.split('/').at(-1) ?? path, readFileSync(path)];
    return new Assets(
      new Map([
        named(join(DIST, 'portal.css')),
        // Mirrored, for what is written from right to left.
        named(join(DIST, 'portal.rtl.css')),
        ['theme.css', Buffer.from(themeStyle(theme))],
        [theme.logo, readFileSync(join(theme.folder, theme.logo))],
        ...FONTS.map(named),
      ]),
    );
  }

  /** Changes with any of them: an address that holds it may be kept for good. */
  get version(): string {
    const hash = createHash('sha256');
    for (const content of this.files.values()) hash.update(content);
    return hash.digest('hex').slice(0, 12);
  }

  serve(app: NestFastifyApplication): void {
    const { version } = this;
    const fastify = app.getHttpAdapter().getInstance();
    fastify.get(`/assets/${version}/:name`, (request: FastifyRequest, reply: FastifyReply) => {
      const { name } = request.params as { name: string };
      const content = this.files.get(name);
      if (content === undefined) return reply.status(404).type('text/plain').send('There is no such file.');
      const compressed = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && this.compressed.get(name);
      if (compressed) void reply.header('content-encoding', 'br');
      return reply
        .type(TYPES[extname(name)] ?? 'application/octet-stream')
        .headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' })
        .send(compressed || content);
    });
  }
}
