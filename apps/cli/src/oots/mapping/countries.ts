import type { ImportedAgency, ImportedCountry, ImportedProcedure } from './catalogue-items';
import type { DeclaredProcedure } from './declared-procedures';
import { itemId } from './identifiers';
import { toName, toText } from './to-text';

type NotedProcedure = ImportedCountry['procedures'][number];

/** What the European institutions call otherwise than ISO 3166-1 (Interinstitutional Style Guide §7.1.1). */
const OWN_CODES: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' };

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

/** Procedures by the country that declares them, countries and procedures in order. */
export function countriesOf(procedures: readonly DeclaredProcedure[]): ImportedCountry[] {
  const byCountry = Map.groupBy(procedures, ({ framework }) => framework.country);
  return [...byCountry].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, declared]) => toCountry(code, declared));
}

function toCountry(code: string, declared: readonly DeclaredProcedure[]): ImportedCountry {
  const name = countryNames.of(OWN_CODES[code] ?? code) ?? code;
  const agency = toAgency(code, name);
  const procedures = declared.map((procedure) => toProcedure(procedure, agency.id));
  return { code, name, agency, procedures: procedures.sort((a, b) => (a.item.id < b.item.id ? -1 : 1)) };
}

function toAgency(code: string, country: string): ImportedAgency {
  const unknown = { en: 'The Evidence Broker names a country and no authority.' };
  return {
    id: `oots-${code.toLowerCase()}`,
    name: { en: `${country} (OOTS)` },
    status: 'suspended',
    contact: { phone: 'not given', office: unknown, hours: unknown },
  };
}

function toProcedure({ framework, requirements }: DeclaredProcedure, agency: string): NotedProcedure {
  const { identifier, titles, descriptions, procedureCodes, country, regions } = framework;
  const name = toName(titles, identifier);
  const description = toText(descriptions);
  const item: ImportedProcedure = {
    id: itemId(agency, name.en, identifier),
    agency,
    name,
    ...(description && { description }),
    sameAs: identifier,
    requirements,
  };
  const places = regions.length === 0 ? country : `${country}: ${regions.join(', ')}`;
  return { item, note: `procedure ${procedureCodes.join(', ')} in ${places}` };
}
