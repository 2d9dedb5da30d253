import { ImportRefused } from '../import-refused';

/** The headers of an answer that its signature is about, word for word. */
export interface AnswerHeaders {
  /** `digest` (RFC 3230): `SHA-256=` and the digest in base64. */
  readonly digest: string;
  /** `oots-response-sig`: a detached JWS. */
  readonly signature: string;
}

const CONTENT_TYPE = 'application/x-ebrs+xml';
const HEADER = /^([a-z0-9-]+): (.*)$/;
const STATUS_LINE = /^HTTP\/\S+ \d{3}/;

/**
 * Reads headers as `curl --dump-header` writes them with HTTP/2: one a line, names in lower case. What HTTP would take as
 * the same, such as other capitals, is refused: then every changed byte is.
 * @throws ImportRefused when one that is needed is not there exactly once.
 */
export function readAnswerHeaders(text: string): AnswerHeaders {
  const headers = text.split(/\r?\n/).flatMap(readHeader);
  const valueOf = (name: string): string => {
    const [value, ...more] = headers.filter((header) => header.name === name).map((header) => header.value);
    if (value === undefined || value === '') throw new ImportRefused(`the headers lack ${name}.`);
    if (more.length > 0) throw new ImportRefused(`the headers have ${name} more than once.`);
    return value;
  };
  if (valueOf('content-type') !== CONTENT_TYPE) {
    throw new ImportRefused(`the content-type is not ${CONTENT_TYPE}, as that of an Evidence Broker's answer is.`);
  }
  return { digest: valueOf('digest'), signature: valueOf('oots-response-sig') };
}

interface Header {
  readonly name: string;
  readonly value: string;
}

function readHeader(line: string, index: number): Header[] {
  if (line === '' || STATUS_LINE.test(line)) return [];
  const [, name, value] = HEADER.exec(line) ?? [];
  if (name !== undefined && value !== undefined) return [{ name, value }];
  throw new ImportRefused(`line ${index + 1} of the headers is not "name: value" with the name in lower case.`);
}
