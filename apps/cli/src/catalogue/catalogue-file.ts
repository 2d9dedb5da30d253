import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type ParsedNode,
  visit,
} from 'yaml';
import { type CatalogueKind, isKind } from './catalogue-document';
import type { FileError } from './catalogue-errors';
import { substitute, type Variables } from './variables';

/** One item of a file, and where in the file each part of it stands. */
export interface FileItem {
  readonly kind: CatalogueKind;
  readonly value: unknown;
  /** The line of the deepest part that the path leads to. */
  lineOf(path: readonly string[]): number;
}

export interface CatalogueFile {
  readonly items: readonly FileItem[];
  readonly errors: readonly FileError[];
}

/** More aliases than anybody writes by hand; without a limit, a few lines grow to gigabytes. */
const MAX_ALIASES = 100;

/** Reads one YAML file; never throws for what is in it, but says what is wrong with it. */
export function readCatalogueFile(file: string, text: string, variables: Variables): CatalogueFile {
  return new FileReader(file, text).read(variables);
}

class FileReader {
  private readonly lines = new LineCounter();
  private readonly document: Document.Parsed;
  private readonly errors: FileError[] = [];

  constructor(
    private readonly file: string,
    text: string,
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
  }

  read(variables: Variables): CatalogueFile {
    for (const { pos, message } of [...this.document.errors, ...this.document.warnings]) this.refuse(pos[0], message);
    this.visitTexts(variables);
    const items = this.errors.length === 0 ? this.items() : [];
    return { items, errors: this.errors };
  }

  private visitTexts(variables: Variables): void {
    visit(this.document, {
      Scalar: (key, node) => {
        if (key === 'key' || typeof node.value !== 'string') return;
        const { text, unknown } = substitute(node.value, variables);
        node.value = text;
        for (const name of unknown) this.refuse(offsetOf(node), `there is no variable ${name}`);
      },
      Alias: (_key, node, path) => {
        const target = node.resolve(this.document);
        if (target === undefined) this.refuse(offsetOf(node), `there is no anchor for the alias *${node.source}`);
        else if (path.includes(target)) this.refuse(offsetOf(node), `the alias *${node.source} contains itself`);
      },
    });
  }

  private items(): FileItem[] {
    const { contents } = this.document;
    if (contents === null || (isScalar(contents) && contents.value === null)) return [];
    if (!isMap(contents)) return this.refuse(offsetOf(contents), 'must be a mapping from kinds to lists of items');
    const plain = this.plain();
    return contents.items.flatMap(({ key, value }) => {
      const kind = isScalar(key) ? key.value : undefined;
      if (!isKind(kind)) return this.refuse(offsetOf(key), `there is no kind ${JSON.stringify(kind)}`);
      if (!isSeq(value)) return this.refuse(offsetOf(key), `${kind} must be a list`);
      return value.items.map((node, index) => this.item(kind, node, plain[kind]?.[index]));
    });
  }

  private item(kind: CatalogueKind, node: ParsedNode, value: unknown): FileItem {
    return { kind, value, lineOf: (path) => this.lineAt(deepest(this.document, node, path)) };
  }

  private plain(): Partial<Record<CatalogueKind, readonly unknown[]>> {
    try {
      return this.document.toJS({ maxAliasCount: MAX_ALIASES }) as Partial<Record<CatalogueKind, readonly unknown[]>>;
    } catch (error) {
      // What the library throws when aliases multiply.
      if (!(error instanceof ReferenceError)) throw error;
      this.refuse(undefined, 'has too many aliases');
      return {};
    }
  }

  private refuse(offset: number | undefined, detail: string): [] {
    this.errors.push({ file: this.file, ...(offset !== undefined && { line: this.lineAt(offset) }), detail });
    return [];
  }

  private lineAt(offset: number): number {
    return Math.max(1, this.lines.linePos(offset).line);
  }
}

/** Follows a path as far as it goes; where it goes through a mapping, the key stands for the value. */
function deepest(document: Document.Parsed, start: Node, path: readonly string[]): number {
  let node: unknown = start;
  let offset = offsetOf(start);
  for (const token of path) {
    if (isAlias(node)) node = node.resolve(document);
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === token) : undefined;
    const next = pair?.value ?? (isSeq(node) ? node.items[Number(token)] : undefined);
    const place = pair?.key ?? next;
    if (place === undefined || place === null) break;
    offset = offsetOf(place);
    node = next;
  }
  return offset;
}

function offsetOf(node: unknown): number {
  const { range } = node as Partial<Node>;
  return range?.[0] ?? 0;
}
