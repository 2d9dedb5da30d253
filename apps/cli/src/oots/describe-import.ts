import { dirname } from 'node:path';
import { table } from '../table';
import type { OotsImported } from './import-oots';

/** What was imported, in lines for people. */
export function describeImport({ catalogue, signature, trusted, written }: OotsImported): string[] {
  const { requirements, countries, declarations } = catalogue;
  const procedures = countries.reduce((sum, country) => sum + country.procedures.length, 0);
  const rows = countries.map((country) => [country.code, country.name, country.procedures.length]);
  return [
    ...table(['', 'country', 'procedures'], rows),
    '',
    `requirements: ${requirements.length}`,
    `procedures: ${procedures} in ${declarations} declarations, one under each requirement of a procedure`,
    `countries: ${countries.length}`,
    `signed ${signature.signedAt.toISOString()} by ${signature.signer}`,
    `trusted ${trusted}`,
    written.changed ? `written to ${written.file}` : `${written.file} says the same already: nothing to write`,
    `\`askonce catalogue diff ${dirname(written.file)}\` says what applying it would change.`,
  ];
}
