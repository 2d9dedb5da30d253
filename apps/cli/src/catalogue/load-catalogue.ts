import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CATALOGUE_KINDS, type CatalogueDocument, type CatalogueKind } from './catalogue-document';
import { CatalogueUnreadable, type FileError } from './catalogue-errors';
import { type CatalogueFile, type FileItem, readCatalogueFile } from './catalogue-file';
import type { Variables } from './variables';

interface PlacedItem extends FileItem {
  readonly file: string;
}

/** A folder of YAML files as one document, with the way back from the document into the files. */
export interface LoadedCatalogue {
  readonly document: CatalogueDocument;
  /** The file and line that a JSON Pointer into the document comes from; undefined for the whole document or a list. */
  locate(pointer: string): { readonly file: string; readonly line: number } | undefined;
}

/**
 * Reads all `.yaml` and `.yml` files of a folder, in the order of their names, as one catalogue.
 * @param variables values of `${NAME}` in texts; a name without a value is an error
 * @throws CatalogueUnreadable naming every place that is wrong.
 */
export async function loadCatalogue(folder: string, variables: Variables = {}): Promise<LoadedCatalogue> {
  const names = (await listing(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  if (names.length === 0) throw unreadable({ file: folder, detail: 'the folder holds no YAML files' });
  const files = await Promise.all(names.map((name) => load(folder, name, variables)));
  const errors = files.flatMap((file) => file.errors);
  if (errors.length > 0) throw new CatalogueUnreadable(errors);
  return merged(files.flatMap(({ items }, index) => items.map((item) => ({ ...item, file: names[index] ?? folder }))));
}

async function load(folder: string, name: string, variables: Variables): Promise<CatalogueFile> {
  return readCatalogueFile(name, await readFile(join(folder, name), 'utf8'), variables);
}

async function listing(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (typeof error !== 'object' || error === null || !('code' in error)) throw error;
    throw unreadable({ file: folder, detail: `the folder cannot be read (${String(error.code)})` });
  }
}

const unreadable = (error: FileError) => new CatalogueUnreadable([error]);

function merged(items: readonly PlacedItem[]): LoadedCatalogue {
  const ofKind = (kind: CatalogueKind) => items.filter((item) => item.kind === kind);
  const byKind = new Map<string, readonly PlacedItem[]>(CATALOGUE_KINDS.map((kind) => [kind, ofKind(kind)]));
  const valuesOf = (kind: CatalogueKind) => ofKind(kind).map(({ value }) => value);
  return {
    document: {
      agencies: valuesOf('agencies'),
      evidenceTypes: valuesOf('evidenceTypes'),
      requirements: valuesOf('requirements'),
      procedures: valuesOf('procedures'),
      purposes: valuesOf('purposes'),
      lifeEvents: valuesOf('lifeEvents'),
    },
    locate: (pointer) => {
      const [kind = '', index = '', ...path] = pointer.split('/').slice(1).map(unescapeToken);
      const item = index === '' ? undefined : byKind.get(kind)?.[Number(index)];
      return item === undefined ? undefined : { file: item.file, line: item.lineOf(path) };
    },
  };
}

/** RFC 6901 §4. */
const unescapeToken = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');
