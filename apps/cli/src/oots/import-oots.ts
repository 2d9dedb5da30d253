import { join } from 'node:path';
import { type AnswerPlace, readAnswerFiles } from './files/answer-files';
import type { ImportedCatalogue } from './mapping/catalogue-items';
import { catalogueYaml } from './mapping/catalogue-yaml';
import { nameOf } from './signature/certificate-path';
import { readBrokerAnswer } from './answer/read-broker-answer';
import { toCatalogue } from './mapping/to-catalogue';
import { type AnswerSignature, verifyAnswer } from './signature/verify-answer';
import { writeWhole } from './files/write-whole';
import { parseXml } from './answer/xml-tree';

/** One name, so that an import takes the place of the one before, as a whole. */
const FILE_NAME = 'oots.yaml';

export interface OotsImport extends AnswerPlace {
  /** Folder of a catalogue's YAML files. */
  readonly into: string;
}

export interface OotsImported {
  readonly catalogue: ImportedCatalogue;
  readonly signature: AnswerSignature;
  /** The root that was trusted, its fingerprint and where it was read. */
  readonly trusted: string;
  readonly written: { readonly file: string; readonly changed: boolean };
}

/**
 * Verifies an Evidence Broker's answer and writes what is in it as a file of the catalogue; nothing of the answer is looked
 * at before its signature holds, and nothing is written unless all of it can be read.
 * @param progress told what is being done
 * @throws ImportRefused
 */
export async function importOots(
  { into, ...place }: OotsImport,
  progress: (line: string) => void,
): Promise<OotsImported> {
  progress(`Reading ${place.file} and its headers.`);
  const { body, headers, root, rootFile } = await readAnswerFiles(place);
  const trusted = `${nameOf(root)} in ${rootFile}, SHA-256 ${root.fingerprint256}`;
  progress(`Trusting ${trusted}.`);
  const signature = await verifyAnswer({ body, headers, root });
  progress(`Digest and signature hold: ${signature.signer}, ${signature.signedAt.toISOString()}.`);
  const catalogue = toCatalogue(readBrokerAnswer(parseXml(body)));
  const file = join(into, FILE_NAME);
  const changed = await writeWhole(file, catalogueYaml(catalogue, { ...signature, digest: headers.digest }));
  return { catalogue, signature, trusted, written: { file, changed } };
}
