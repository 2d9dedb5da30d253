import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from '../private-file';

/** Values that are made once and kept in files that only their owner may read. */
export class Secrets {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** The path of a secret of 32 random bytes, in base64. */
  key(name: string): string {
    return this.file(name, () => randomBytes(32).toString('base64'));
  }

  /** A password that needs no escaping anywhere. */
  password(name: string): string {
    return readFileSync(
      this.file(`${name}.password`, () => randomBytes(18).toString('base64url')),
      'utf8',
    );
  }

  /** The path of a file that is made, with this content, if there is none. */
  file(name: string, make: () => string): string {
    const path = join(this.folder, name);
    if (!existsSync(path)) writePrivateFile(path, make());
    return path;
  }

  /** Writes a file whatever was there before, and answers with its path. */
  write(name: string, content: string): string {
    const path = join(this.folder, name);
    writePrivateFile(path, content);
    return path;
  }
}
