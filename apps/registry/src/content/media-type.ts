import { fileTypeFromBuffer } from 'file-type';

/** The kinds of document that are taken; every other is refused. */
export const MEDIA_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'application/json',
  'application/xml',
] as const;

export type MediaType = (typeof MEDIA_TYPES)[number];

/** Bytes that are enough to tell the kind of a document; what file-type reads. An XML root must begin within them. */
export const HEAD_BYTES = 4100;

const BYTE_ORDER_MARK = '\uFEFF';
const OPENING_TAG = /^<(?:[\p{L}_][\p{L}\p{N}._-]*:)?([\p{L}_][\p{L}\p{N}._-]*)[\s/>]/u;
/** They are XML, but a browser runs what they hold: pages and pictures with scripts, not evidence. */
const ACTIVE_ROOTS = new Set(['html', 'svg']);

/**
 * Tells the kind of a document from its first bytes; nothing that the sender says about it counts.
 * @param head the first `HEAD_BYTES` of the document, or all of it if it is shorter
 * @returns undefined when it is none of `MEDIA_TYPES`
 */
export async function sniffMediaType(head: Uint8Array): Promise<MediaType | undefined> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(head);
  const start = text.trimStart();
  if (!text.startsWith(BYTE_ORDER_MARK) && /^[{[]/.test(start)) return 'application/json';
  if (start.startsWith('<')) return isEvidenceXml(start) ? 'application/xml' : undefined;
  const found = (await fileTypeFromBuffer(head))?.mime;
  return MEDIA_TYPES.filter((type) => !isText(type)).find((type) => type === found);
}

/** JSON and XML have no magic number: their whole text is checked while it passes. */
export function isText(type: MediaType): type is 'application/json' | 'application/xml' {
  return type === 'application/json' || type === 'application/xml';
}

/** A document type declaration is refused with all its entities (CWE-611, CWE-776): no evidence format needs one. */
function isEvidenceXml(head: string): boolean {
  let rest = head;
  for (;;) {
    const end = rest.startsWith('<?') ? '?>' : rest.startsWith('<!--') ? '-->' : undefined;
    if (end === undefined) break;
    const at = rest.indexOf(end, 2);
    if (at < 0) return false;
    rest = rest.slice(at + end.length).trimStart();
  }
  const root = OPENING_TAG.exec(rest)?.[1];
  return root !== undefined && !ACTIVE_ROOTS.has(root.toLowerCase());
}
