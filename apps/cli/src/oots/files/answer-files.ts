import type { X509Certificate } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { type AnswerHeaders, readAnswerHeaders } from '../signature/answer-headers';
import { ImportRefused } from '../import-refused';
import { readBounded } from './read-bounded';
import { systemCode } from '../../system-code';
import { readTrustedRoot } from '../signature/trusted-root';

const MAX_BODY_BYTES = 8 * 1024 * 1024;
const MAX_OTHER_BYTES = 128 * 1024;

/** The file of an answer, and the root that is trusted for it where none is named. */
export interface AnswerPlace {
  readonly file: string;
  readonly trust?: string;
}

export interface AnswerFiles {
  readonly body: Buffer;
  readonly headers: AnswerHeaders;
  readonly root: X509Certificate;
  /** Where the root was read. */
  readonly rootFile: string;
}

/**
 * An answer's body, the headers in the `.headers` file beside it, and the trusted root.
 * @throws ImportRefused when one of them is missing, too large or unclear.
 */
export async function readAnswerFiles({ file, trust }: AnswerPlace): Promise<AnswerFiles> {
  const body = await readBounded(file, MAX_BODY_BYTES, 'the answer');
  const headersFile = join(dirname(file), `${basename(file, extname(file))}.headers`);
  const headers = await readBounded(headersFile, MAX_OTHER_BYTES, 'the headers of the answer in');
  const rootFile = trust ?? (await onlyPemBeside(file));
  const pem = await readBounded(rootFile, MAX_OTHER_BYTES, 'the trusted certificate');
  return {
    body,
    headers: readAnswerHeaders(headers.toString()),
    root: readTrustedRoot(pem.toString()),
    rootFile,
  };
}

async function onlyPemBeside(file: string): Promise<string> {
  const folder = dirname(file);
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new ImportRefused(`the folder ${folder} cannot be read (${systemCode(cause)}).`, { cause });
  });
  const [pem, ...more] = names.filter((name) => extname(name) === '.pem');
  if (pem !== undefined && more.length === 0) return join(folder, pem);
  const found = pem === undefined ? 'no .pem file' : `${more.length + 1} .pem files`;
  throw new ImportRefused(`${found} beside the answer. Name the root certificate to trust with --trust <pem>.`);
}
