import { ImportRefused } from '../import-refused';
import type { XmlElement } from './xml-tree';

/** Namespaces of an answer, as `XmlElement` writes them. */
export const QUERY = '{urn:oasis:names:tc:ebxml-regrep:xsd:query:4.0}';
export const REGISTRY = '{urn:oasis:names:tc:ebxml-regrep:xsd:rim:4.0}';
export const EDM = '{http://data.europa.eu/p4s}';

export const childrenOf = ({ children }: XmlElement, name: string): XmlElement[] =>
  children.filter((child) => child.name === name);

/** @throws ImportRefused when there is not exactly one. */
export function onlyChildOf(parent: XmlElement, name: string): XmlElement {
  const [child, ...more] = childrenOf(parent, name);
  if (child !== undefined && more.length === 0) return child;
  throw new ImportRefused(`${localName(parent.name)} has not exactly one ${localName(name)}.`);
}

/** The text of its only child of that name. */
export function textOf(parent: XmlElement, name: string): string {
  const text = onlyChildOf(parent, name).text.trim();
  if (text === '') throw new ImportRefused(`${localName(name)} of ${localName(parent.name)} is empty.`);
  return text;
}

/** @throws ImportRefused when it has a child of another name. */
export function refuseOthers(parent: XmlElement, ...names: readonly string[]): void {
  const other = parent.children.find(({ name }) => !names.includes(name));
  if (other === undefined) return;
  throw new ImportRefused(
    `an element ${localName(other.name)} in ${localName(parent.name)} is not known, so the answer is not understood as a whole.`,
  );
}

const localName = (name: string): string => name.slice(name.indexOf('}') + 1, 100);
