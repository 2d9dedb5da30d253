import type { BrokerRequirement, BrokerText, ReferenceFramework } from './broker-answer';
import { ImportRefused } from '../import-refused';
import { childrenOf, EDM, onlyChildOf, QUERY, refuseOthers, REGISTRY, textOf } from './xml-elements';
import type { XmlElement } from './xml-tree';

const SPECIFICATION = 'oots-cs:v2.0';
const SUCCESS = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success';
const REQUIREMENT_PARTS = ['Identifier', 'Name', 'Description', 'ReferenceFramework'].map((name) => EDM + name);
const FRAMEWORK_PARTS = ['Identifier', 'Title', 'Description', 'RelatedTo', 'Jurisdiction'].map((name) => EDM + name);

/** What becomes part of ids, comments and texts is looked at first: `$` could begin a variable of a catalogue's files. */
const COUNTRY = /^[A-Z]{2}$/;
const CODE = /^[\w.:-]{1,40}$/;
const IDENTIFIER = /^[^\s\p{Cc}$]{1,500}$/u;

/**
 * The requirements in an Evidence Broker's answer to a query for requirements (OOTS common services 2.0). An element that
 * is not known is refused, so that nothing of an answer is left out silently.
 * @throws ImportRefused
 */
export function readBrokerAnswer(answer: XmlElement): BrokerRequirement[] {
  if (answer.name !== `${QUERY}QueryResponse`) throw new ImportRefused('the XML is no answer to an ebRS query.');
  const specification = slotOf(answer, 'SpecificationIdentifier');
  if (specification === undefined || textOf(specification, `${REGISTRY}Value`) !== SPECIFICATION) {
    throw new ImportRefused(`the answer is not one by ${SPECIFICATION}.`);
  }
  if (answer.attributes.get('status') !== SUCCESS) {
    throw new ImportRefused('the answer says that the query failed; it holds no requirements.');
  }
  refuseOthers(answer, `${REGISTRY}Slot`, `${REGISTRY}RegistryObjectList`);
  const list = onlyChildOf(answer, `${REGISTRY}RegistryObjectList`);
  refuseOthers(list, `${REGISTRY}RegistryObject`);
  return list.children.map(toRequirement);
}

function slotOf(element: XmlElement, name: string): XmlElement | undefined {
  const slots = childrenOf(element, `${REGISTRY}Slot`).filter(({ attributes }) => attributes.get('name') === name);
  const [slot, ...more] = slots;
  if (more.length > 0) throw new ImportRefused(`the slot ${name} comes twice.`);
  return slot && onlyChildOf(slot, `${REGISTRY}SlotValue`);
}

function toRequirement(object: XmlElement): BrokerRequirement {
  const slot = slotOf(object, 'Requirement');
  if (slot === undefined || object.children.length > 1) {
    throw new ImportRefused('the answer holds something other than requirements; only requirements are imported.');
  }
  const requirement = onlyChildOf(slot, `${EDM}Requirement`);
  refuseOthers(slot, `${EDM}Requirement`);
  refuseOthers(requirement, ...REQUIREMENT_PARTS);
  return {
    identifier: identifierOf(requirement, IDENTIFIER),
    names: childrenOf(requirement, `${EDM}Name`).map(toText),
    descriptions: childrenOf(requirement, `${EDM}Description`).map(toText),
    frameworks: childrenOf(requirement, `${EDM}ReferenceFramework`).map(toFramework),
  };
}

function toFramework(framework: XmlElement): ReferenceFramework {
  refuseOthers(framework, ...FRAMEWORK_PARTS);
  const jurisdiction = onlyChildOf(framework, `${EDM}Jurisdiction`);
  refuseOthers(jurisdiction, `${EDM}AdminUnitLevel1`, `${EDM}AdditionalJurisdictionClassification`);
  const regions = childrenOf(jurisdiction, `${EDM}AdditionalJurisdictionClassification`);
  return {
    identifier: identifierOf(framework, IDENTIFIER),
    titles: childrenOf(framework, `${EDM}Title`).map(toText),
    descriptions: childrenOf(framework, `${EDM}Description`).map(toText),
    procedureCodes: childrenOf(framework, `${EDM}RelatedTo`).map((related) => identifierOf(related, CODE)),
    country: checked(textOf(jurisdiction, `${EDM}AdminUnitLevel1`), COUNTRY),
    regions: regions.map(({ text }) => checked(text.trim(), CODE)),
  };
}

const toText = ({ attributes, text }: XmlElement): BrokerText => ({
  language: attributes.get('lang') ?? '',
  words: text,
});

const identifierOf = (element: XmlElement, pattern: RegExp): string =>
  checked(textOf(element, `${EDM}Identifier`), pattern);

function checked(text: string, pattern: RegExp): string {
  if (pattern.test(text)) return text;
  throw new ImportRefused(`${JSON.stringify(text.slice(0, 100))} is not an identifier or code that is taken here.`);
}
