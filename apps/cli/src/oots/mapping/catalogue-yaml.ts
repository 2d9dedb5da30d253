import { Document, isSeq, type Node } from 'yaml';
import type { ImportedCatalogue } from './catalogue-items';
import type { AnswerSignature } from '../signature/verify-answer';

/** What the file says about where it comes from. */
export interface Origin extends AnswerSignature {
  /** `digest` of the answer. */
  readonly digest: string;
}

const LINE_WIDTH = 120;

/** The imported items as a catalogue file. The same answer gives the same bytes. */
export function catalogueYaml(catalogue: ImportedCatalogue, { signer, signedAt, digest }: Origin): string {
  const { requirements, evidenceTypes, countries } = catalogue;
  const items = {
    requirements,
    evidenceTypes,
    agencies: countries.map(({ agency }) => agency),
    procedures: countries.flatMap(({ procedures }) => procedures.map(({ item }) => item)),
  };
  // Texts that several items share are written out: a reader of catalogues allows a few aliases only.
  const document = new Document(items, { aliasDuplicateObjects: false });
  document.commentBefore = [
    ' Written by `askonce catalogue import-oots`. Import again instead of editing it.',
    ` From an answer of the OOTS Evidence Broker, signed ${signedAt.toISOString()} by ${signer}.`,
    ` ${digest}`,
  ].join('\n');
  for (const kind of Object.keys(items)) spread(document.get(kind), kind === 'procedures' ? notesOf(catalogue) : []);
  return document.toString({ lineWidth: LINE_WIDTH });
}

function notesOf({ countries }: ImportedCatalogue): string[] {
  return countries.flatMap(({ code, name, procedures }) =>
    procedures.map(({ note }, index) => (index === 0 ? ` ── ${code} ${name}\n ${note}` : ` ${note}`)),
  );
}

/** An empty line between items, and the notes above them. */
function spread(list: unknown, notes: readonly string[]): void {
  if (!isSeq<Node>(list)) return;
  for (const [index, item] of list.items.entries()) {
    const note = notes[index];
    if (note !== undefined) item.commentBefore = note;
    item.spaceBefore = index > 0;
  }
}
