import { SaxesParser, type SaxesTagNS } from 'saxes';
import { ImportRefused } from '../import-refused';

/** One element, with its namespace; comments and processing instructions are left out. */
export interface XmlElement {
  /** `{namespace}name` */
  readonly name: string;
  /** Attributes without a namespace, by name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text that stands directly in it. */
  readonly text: string;
}

interface GrowingElement extends XmlElement {
  readonly children: GrowingElement[];
  text: string;
}

const MAX_DEPTH = 32;
const MAX_ELEMENTS = 200_000;

/**
 * Parses XML 1.0 in UTF-8. A document type is refused, so there are no entities but the five that XML has itself, and
 * nothing is ever fetched.
 * @throws ImportRefused
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const tree = new TreeBuilder();
  parser.on('doctype', () => {
    throw new ImportRefused('the XML declares a document type (DTD), which could define entities.');
  });
  parser.on('xmldecl', ({ encoding = 'UTF-8' }) => {
    if (encoding.toUpperCase() !== 'UTF-8') throw new ImportRefused('the XML is not declared to be in UTF-8.');
  });
  parser.on('opentag', (tag) => {
    tree.open(tag);
  });
  parser.on('closetag', () => {
    tree.close();
  });
  parser.on('text', (text) => {
    tree.append(text);
  });
  parser.on('cdata', (text) => {
    tree.append(text);
  });
  parser.on('error', (cause) => {
    throw new ImportRefused(`the XML is not well-formed: ${cause.message.slice(0, 200)}`, { cause });
  });
  parser.write(decode(bytes)).close();
  return tree.root();
}

class TreeBuilder {
  readonly #open: GrowingElement[] = [];
  #root: GrowingElement | undefined;
  #count = 0;

  open({ uri, local, attributes }: SaxesTagNS): void {
    this.#count += 1;
    if (this.#open.length >= MAX_DEPTH) throw new ImportRefused(`the XML is nested deeper than ${MAX_DEPTH} elements.`);
    if (this.#count > MAX_ELEMENTS) throw new ImportRefused(`the XML has more than ${MAX_ELEMENTS} elements.`);
    const plain = Object.values(attributes).filter((attribute) => attribute.prefix === '');
    const element: GrowingElement = {
      name: `{${uri}}${local}`,
      attributes: new Map(plain.map(({ local: name, value }) => [name, value])),
      children: [],
      text: '',
    };
    this.#open.at(-1)?.children.push(element);
    this.#root ??= element;
    this.#open.push(element);
  }

  append(text: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined) element.text += text;
  }

  close(): void {
    this.#open.pop();
  }

  root(): XmlElement {
    if (this.#root === undefined) throw new ImportRefused('the XML holds no element.');
    return this.#root;
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ImportRefused('the XML is not written in UTF-8.', { cause });
  }
}
