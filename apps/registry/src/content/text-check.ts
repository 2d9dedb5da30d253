/** Longer JSON is not held in memory to be parsed; its characters and its two ends are checked all the same. */
export const PARSED_JSON_BYTES = 1024 * 1024;

const CONTROL_CHARACTERS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/;

/**
 * Checks that what passes is text of the kind it began as: UTF-8 throughout, without control characters, ending as it
 * must; JSON up to 1 MiB is parsed. It does not validate XML: whoever receives evidence checks it by its own schema.
 */
export class TextCheck {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #kept: string[] | undefined;
  #size = 0;
  #first = '';
  #last = '';

  constructor(private readonly mediaType: 'application/json' | 'application/xml') {
    this.#kept = mediaType === 'application/json' ? [] : undefined;
  }

  /** @returns whether the text may still be what it began as */
  accepts(chunk: Uint8Array): boolean {
    this.#size += chunk.length;
    return this.#take(this.#decoded(chunk));
  }

  /** @returns whether the text, now complete, is what it began as */
  isComplete(): boolean {
    return this.#take(this.#decoded()) && this.#endsWell() && this.#parses();
  }

  #decoded(chunk?: Uint8Array): string | undefined {
    try {
      return chunk === undefined ? this.#decoder.decode() : this.#decoder.decode(chunk, { stream: true });
    } catch {
      return undefined;
    }
  }

  #take(text: string | undefined): boolean {
    if (text === undefined || CONTROL_CHARACTERS.test(text)) return false;
    const trimmed = text.trim();
    if (this.#first === '') this.#first = trimmed.charAt(0);
    if (trimmed !== '') this.#last = trimmed.charAt(trimmed.length - 1);
    if (this.#size > PARSED_JSON_BYTES) this.#kept = undefined;
    this.#kept?.push(text);
    return true;
  }

  #endsWell(): boolean {
    if (this.mediaType === 'application/xml') return this.#last === '>';
    return this.#last === (this.#first === '{' ? '}' : ']');
  }

  #parses(): boolean {
    if (this.#kept === undefined) return true;
    try {
      JSON.parse(this.#kept.join(''));
      return true;
    } catch {
      return false;
    }
  }
}
