import type { BrokerRequirement } from '../answer/broker-answer';
import type { ImportedCatalogue, ImportedEvidenceType, ImportedRequirement } from './catalogue-items';
import { countriesOf } from './countries';
import { declaredProcedures } from './declared-procedures';
import { itemId } from './identifiers';
import { ImportRefused } from '../import-refused';
import { toName, toText } from './to-text';

/**
 * Requirements stay requirements; a reference framework, which stands under each requirement of its procedure, becomes
 * one procedure with all of them. The answer names neither evidence types nor authorities: stand-ins that nobody issues
 * and that may do nothing take their places, so that what is imported entitles nobody to anything.
 * @throws ImportRefused when the answer contradicts itself.
 */
export function toCatalogue(answer: readonly BrokerRequirement[]): ImportedCatalogue {
  const imported = new Map(answer.map((requirement) => [requirement, toRequirement(requirement)]));
  const requirements = [...imported.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (new Set(requirements.map(({ sameAs }) => sameAs)).size < requirements.length) {
    throw new ImportRefused('a requirement comes twice in the answer.');
  }
  return {
    requirements,
    evidenceTypes: requirements.map(toEvidenceType),
    countries: countriesOf(declaredProcedures(imported)),
    declarations: answer.reduce((sum, { frameworks }) => sum + frameworks.length, 0),
  };
}

function toRequirement({ identifier, names, descriptions }: BrokerRequirement): ImportedRequirement {
  const name = toName(names, identifier);
  const description = toText(descriptions);
  const id = itemId('oots', name.en, identifier);
  return { id, name, ...(description && { description }), sameAs: identifier, evidenceTypeLists: [[id]] };
}

function toEvidenceType({ id, name }: ImportedRequirement): ImportedEvidenceType {
  const description = {
    en: 'Whatever a country gives as evidence of this. The Evidence Broker says it country by country.',
  };
  return { id, name, description, issuers: [] };
}
