/** The Evidence Broker's XML, for specs: elements by name, attributes, and what is in them. */
const element = (name: string, content: string, attributes = ''): string =>
  `<${name}${attributes}>${content}</${name}>`;
const texts = (name: string, byLanguage: Readonly<Record<string, string>>): string =>
  Object.entries(byLanguage)
    .map(([language, words]) => element(name, words, ` lang="${language}"`))
    .join('');

export interface FrameworkDescription {
  readonly identifier?: string;
  readonly titles?: Readonly<Record<string, string>>;
  readonly descriptions?: Readonly<Record<string, string>>;
  readonly code?: string;
  readonly country?: string;
  readonly regions?: readonly string[];
  /** More XML inside. */
  readonly more?: string;
}

export const frameworkXml = (description: FrameworkDescription = {}): string => {
  const { identifier = 'f-1', titles = { EN: 'Requesting a grant' }, descriptions = {} } = description;
  const { code = 'T1', country = 'FI', regions = [], more = '' } = description;
  const places = regions.map((region) => element('sdg:AdditionalJurisdictionClassification', region)).join('');
  return element(
    'sdg:ReferenceFramework',
    element('sdg:Identifier', identifier) +
      texts('sdg:Title', titles) +
      texts('sdg:Description', descriptions) +
      element('sdg:RelatedTo', element('sdg:Identifier', code)) +
      element('sdg:Jurisdiction', element('sdg:AdminUnitLevel1', country) + places) +
      more,
  );
};

export interface RequirementDescription {
  readonly identifier?: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly descriptions?: Readonly<Record<string, string>>;
  readonly content?: string;
}

export const requirementXml = (description: RequirementDescription = {}): string => {
  const { identifier = 'https://broker.example/r-1', names = { EN: 'Proof of birth' } } = description;
  const { descriptions = {}, content = frameworkXml() } = description;
  return element(
    'sdg:Requirement',
    element('sdg:Identifier', identifier) + texts('sdg:Name', names) + texts('sdg:Description', descriptions) + content,
  );
};

const slot = (name: string, value: string): string =>
  element('rim:Slot', element('rim:SlotValue', value), ` name="${name}"`);

export interface AnswerXml {
  readonly status?: string;
  readonly specification?: string;
  readonly slotName?: string;
}

/** An answer that holds these requirements. */
export function answerXml(requirements: readonly string[], changes: AnswerXml = {}): string {
  const { status = 'Success', specification = 'oots-cs:v2.0', slotName = 'Requirement' } = changes;
  const objects = requirements.map((xml) => element('rim:RegistryObject', slot(slotName, xml))).join('');
  const content =
    slot('SpecificationIdentifier', element('rim:Value', specification)) + element('rim:RegistryObjectList', objects);
  const namespaces =
    ' xmlns:query="urn:oasis:names:tc:ebxml-regrep:xsd:query:4.0"' +
    ' xmlns:rim="urn:oasis:names:tc:ebxml-regrep:xsd:rim:4.0" xmlns:sdg="http://data.europa.eu/p4s"';
  const outcome = ` status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:${status}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>${element('query:QueryResponse', content, namespaces + outcome)}`;
}
