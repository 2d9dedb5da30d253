import type { FieldError } from '@askonce/problems';
import { Ajv2020 } from 'ajv/dist/2020';
import { attributesOf, compileAttributeSchema } from '../attributes';
import { Catalogue } from '../catalogue';
import { answerErrors } from './answer-references';
import {
  type Agency,
  CATALOGUE_KINDS,
  type CatalogueContent,
  type EvidenceType,
  type Purpose,
} from '../catalogue-content';

const schemas = new Ajv2020({ strict: false, logger: false });

/**
 * What is wrong with a catalogue between its items: every double id and every reference that leads nowhere, with
 * JSON Pointers into the catalogue as it was sent. Empty when it holds together.
 */
export function referenceErrors(content: CatalogueContent): FieldError[] {
  const catalogue = new Catalogue(0, content);
  const { agencies, requirements, types, procedures } = checksFor(catalogue);
  return [
    ...CATALOGUE_KINDS.flatMap((kind) => duplicates(kind, content[kind])),
    ...furtherTrackers(content.agencies),
    ...content.evidenceTypes.flatMap((type, index) => [
      ...agencies(type.issuers, `/evidenceTypes/${index}/issuers`),
      ...agencies(type.sources, `/evidenceTypes/${index}/sources`),
      ...inEvidenceType(`/evidenceTypes/${index}`, type, catalogue),
      ...answerErrors(`/evidenceTypes/${index}/answers`, type, content.requirements),
    ]),
    ...content.requirements.flatMap(({ evidenceTypeLists }, index) =>
      evidenceTypeLists.flatMap((list, place) => types(list, `/requirements/${index}/evidenceTypeLists/${place}`)),
    ),
    ...content.procedures.flatMap((procedure, index) => [
      ...agencies(procedure.agency, `/procedures/${index}/agency`),
      ...requirements(procedure.requirements, `/procedures/${index}/requirements`),
    ]),
    ...content.purposes.flatMap((purpose, index) => [
      ...agencies(purpose.agency, `/purposes/${index}/agency`),
      ...procedures(purpose.procedure, `/purposes/${index}/procedure`),
      ...types(purpose.evidenceTypes, `/purposes/${index}/evidenceTypes`),
      ...inPurpose(`/purposes/${index}`, purpose, catalogue),
    ]),
    ...content.lifeEvents.flatMap((event, index) => procedures(event.procedures, `/lifeEvents/${index}/procedures`)),
  ];
}

/** For each kind that is referred to, what is wrong with one reference, or with a list of them. */
function checksFor(catalogue: Catalogue) {
  const check = (what: string, known: (id: string) => boolean) => (ids: string | readonly string[], pointer: string) =>
    (typeof ids === 'string' ? [{ id: ids, at: pointer }] : ids.map((id, index) => ({ id, at: `${pointer}/${index}` })))
      .filter(({ id }) => !known(id))
      .map(({ id, at }): FieldError => ({ pointer: at, detail: `there is no ${what} "${id}"` }));
  return {
    agencies: check('agency', (id) => catalogue.agency(id) !== undefined),
    types: check('evidence type', (id) => catalogue.evidenceType(id) !== undefined),
    requirements: check('requirement', (id) => catalogue.requirement(id) !== undefined),
    procedures: check('procedure', (id) => catalogue.procedure(id) !== undefined),
  };
}

function duplicates(kind: string, items: readonly { readonly id: string }[]): FieldError[] {
  const first = new Map<string, number>();
  return items.flatMap(({ id }, index) => {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, index);
    return earlier === undefined
      ? []
      : [{ pointer: `/${kind}/${index}/id`, detail: `"${id}" is already the id of /${kind}/${earlier}` }];
  });
}

/** Whoever tracks sees everybody's usage: the catalogue names one. */
function furtherTrackers(agencies: readonly Agency[]): FieldError[] {
  const first = agencies.find(({ dataTracker }) => dataTracker !== undefined);
  return agencies.flatMap((agency, index) =>
    agency.dataTracker === undefined || agency === first
      ? []
      : [{ pointer: `/agencies/${index}/dataTracker`, detail: `"${first?.id ?? ''}" has the data tracker already` }],
  );
}

function inEvidenceType(pointer: string, type: EvidenceType, catalogue: Catalogue): FieldError[] {
  return [
    ...(type.schema === undefined ? [] : inSchema(`${pointer}/schema`, type.schema)),
    ...type.sources.flatMap((id, index) => asSource(`${pointer}/sources/${index}`, id, type, catalogue)),
  ];
}

/** What a source answers counts as issued, so it must be an issuer; and there must be a way to ask it. */
function asSource(pointer: string, id: string, type: EvidenceType, catalogue: Catalogue): FieldError[] {
  const agency = catalogue.agency(id);
  if (agency === undefined) return [];
  return [
    ...(type.issuers.includes(id) ? [] : [{ pointer, detail: `"${id}" is not among the issuers` }]),
    ...(agency.connector === undefined ? [{ pointer, detail: `"${id}" has no connector to be asked through` }] : []),
  ];
}

function inSchema(pointer: string, schema: Readonly<Record<string, unknown>>): FieldError[] {
  const detail = 'must be a JSON Schema (draft 2020-12)';
  try {
    if (schemas.validateSchema(schema) !== true) return [{ pointer, detail }];
    compileAttributeSchema(schema);
    return [];
  } catch (error) {
    // It names another draft, or says what is not checked here; a schema holds no personal data.
    const { message } = error as Error;
    return [{ pointer, detail: `${detail} without references and patterns: ${message}` }];
  }
}

function inPurpose(pointer: string, purpose: Purpose, catalogue: Catalogue): FieldError[] {
  const owner = catalogue.procedure(purpose.procedure)?.agency ?? purpose.agency;
  const foreign = `"${purpose.procedure}" is a procedure of "${owner}", not of "${purpose.agency}"`;
  return [
    ...(owner === purpose.agency ? [] : [{ pointer: `${pointer}/procedure`, detail: foreign }]),
    ...unsaidConsequences(pointer, purpose),
    ...fieldsNamed(pointer, purpose, catalogue),
  ];
}

/** Consent is informed only if its refusal and its withdrawal are explained. */
function unsaidConsequences(pointer: string, purpose: Purpose): FieldError[] {
  if (purpose.lawfulBasis !== 'consent') return [];
  const texts = ['consequenceOfRefusing', 'consequenceOfWithdrawing'] as const;
  return texts
    .filter((name) => purpose[name] === undefined)
    .map((name) => ({ pointer: `${pointer}/${name}`, detail: 'is needed where the basis is consent' }));
}

/** A declaration that names fields releases data: every type that it covers must exist as data with these fields. */
function fieldsNamed(pointer: string, { fields = [], evidenceTypes }: Purpose, catalogue: Catalogue): FieldError[] {
  if (fields.length === 0) return [];
  return evidenceTypes.flatMap((id, place) => {
    const type = catalogue.evidenceType(id);
    if (type === undefined) return [];
    const at = `${pointer}/evidenceTypes/${place}`;
    if (type.schema === undefined) return [{ pointer: at, detail: `"${id}" has no schema that fields could be of` }];
    const known = [...attributesOf(type.schema), ...(type.answers ?? []).map((answer) => answer.id)];
    return [
      ...(type.issuers.length > 0 ? [] : [{ pointer: at, detail: `"${id}" has no issuer who could deposit fields` }]),
      ...fields.flatMap((field, index) =>
        known.includes(field)
          ? []
          : [{ pointer: `${pointer}/fields/${index}`, detail: `is no property and no answer of "${id}"` }],
      ),
    ];
  });
}
