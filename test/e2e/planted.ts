import { createHash } from 'node:crypto';

/** What must be found nowhere, in the forms in which carelessness would have left it. */
export class Planted {
  private readonly forms: readonly (readonly [form: string, needle: string])[];

  constructor(readonly texts: readonly string[]) {
    this.forms = texts.flatMap((text) =>
      formsOf(text).map(([form, needle]) => [`${form} of ${text}`, needle] as const),
    );
  }

  /** The forms that stand in a text or in bytes, also in bytes that PostgreSQL shows as `\x…`. */
  foundIn(haystack: string | Buffer): string[] {
    const views = viewsOf(haystack).map((view) => view.toLowerCase());
    return this.forms.filter(([, needle]) => views.some((view) => view.includes(needle))).map(([form]) => form);
  }
}

/** By code points. */
export const reversed = (text: string): string => Array.from(text).reverse().join('');

function viewsOf(haystack: string | Buffer): string[] {
  const text = typeof haystack === 'string' ? haystack : haystack.toString('latin1');
  const escaped = [...text.matchAll(/\\x((?:[0-9a-f]{2})+)/g)].map(([, hex]) =>
    Buffer.from(hex!, 'hex').toString('latin1'),
  );
  return [text, ...escaped];
}

function formsOf(text: string): [string, string][] {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(text).digest();
  const forms: [string, string][] = [
    ['the text', bytes.toString('latin1')],
    ['the reverse', reversed(text)],
    ['hex', bytes.toString('hex')],
    ['percent encoding', encodeURIComponent(text)],
    ['full percent encoding', bytes.toString('hex').replace(/../g, '%$&')],
    ['UTF-16', Buffer.from(text, 'utf16le').toString('latin1')],
    ['SHA-256 in hex', sha256.toString('hex')],
    ['SHA-256 in base64', sha256.toString('base64').slice(0, 42)],
    ['SHA-256', sha256.toString('latin1')],
    ...[0, 1, 2].map((before): [string, string] => [`base64, shifted by ${before},`, base64Of(bytes, before)]),
  ];
  const urlSafe = forms.map(([form, needle]): [string, string] => [
    form,
    needle.replaceAll('+', '-').replaceAll('/', '_'),
  ]);
  return [...forms, ...urlSafe].map(([form, needle]) => [form, needle.toLowerCase()]);
}

/** The letters of base64 that these bytes alone decide, wherever in a longer text they stand. */
function base64Of(bytes: Buffer, before: number): string {
  const encoded = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replace(/(?<!=)=+$/, '');
  const whole = Math.floor(((before + bytes.length) * 8) / 6);
  return encoded.slice(Math.ceil((before * 8) / 6), whole);
}
