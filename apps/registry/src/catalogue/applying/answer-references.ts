import type { FieldError } from '@askonce/problems';
import { attributesOf, compileAttributeSchema } from '../attributes';
import type { Catalogue } from '../catalogue';
import type { AgeAtLeast, CatalogueContent, DerivedAnswer, EvidenceType } from '../catalogue-content';

type Properties = Readonly<Record<string, { readonly type?: unknown; readonly format?: unknown } | undefined>>;

/**
 * What is wrong with the answers that a type may give. Each rests on one property of the schema, never on another answer, so
 * that there are no circles; and the type on what agencies issue.
 */
export function answerErrors(pointer: string, type: EvidenceType, requirements: Requirements): FieldError[] {
  const { answers = [], schema } = type;
  if (answers.length === 0) return [];
  if (schema === undefined) return [{ pointer, detail: `"${type.id}" has no schema that answers could rest on` }];
  return [
    ...citizensPart(pointer, type, requirements),
    ...answers.flatMap((answer, index) => inAnswer(`${pointer}/${index}`, answer, schema)),
    ...answers.flatMap(({ id }, index) =>
      attributesOf(schema).includes(id) || answers.findIndex((other) => other.id === id) < index
        ? [{ pointer: `${pointer}/${index}/id`, detail: `"${id}" is a property or an answer already` }]
        : [],
    ),
  ];
}

type Requirements = CatalogueContent['requirements'];

/** What a person says of themself is a claim; no answer rests on it. */
function citizensPart(pointer: string, { id, issuers }: EvidenceType, requirements: Requirements): FieldError[] {
  const open = requirements.filter(
    ({ evidenceTypeLists, acceptedProvenance }) =>
      evidenceTypeLists.flat().includes(id) && acceptedProvenance?.includes('citizen_provided') !== false,
  );
  return [
    ...(issuers.length > 0 ? [] : [{ pointer, detail: `"${id}" has no issuer on whose word answers could rest` }]),
    ...open.map((requirement) => ({
      pointer,
      detail: `"${requirement.id}" takes "${id}" from citizens too; answers need one that accepts agency_issued only`,
    })),
  ];
}

function inAnswer(pointer: string, answer: DerivedAnswer, schema: Readonly<Record<string, unknown>>): FieldError[] {
  const { field, ageAtLeast, oneOf } = answer;
  if ((ageAtLeast === undefined) === (oneOf === undefined)) {
    return [{ pointer, detail: 'must have exactly one of ageAtLeast and oneOf' }];
  }
  const at = `${pointer}/field`;
  if (!attributesOf(schema).includes(field)) return [{ pointer: at, detail: 'is no property of the schema' }];
  if (!(Array.isArray(schema['required']) && schema['required'].includes(field))) {
    return [{ pointer: at, detail: 'must be required by the schema, or there would be no answer' }];
  }
  const property = (schema['properties'] as Properties)[field];
  if (property?.type !== 'string') return [{ pointer: at, detail: 'must be of type string in the schema' }];
  const values = oneOf ?? [];
  return [
    ...values.flatMap((value, index) => inValue(`${pointer}/oneOf/${index}`, value, property)),
    ...(ageAtLeast === undefined ? [] : inAge(pointer, ageAtLeast, property.format)),
  ];
}

function inAge(pointer: string, { timeZone }: AgeAtLeast, format: unknown): FieldError[] {
  return [
    ...(format === 'date' ? [] : [{ pointer: `${pointer}/field`, detail: 'must have the format date in the schema' }]),
    ...(isTimeZone(timeZone) ? [] : [{ pointer: `${pointer}/ageAtLeast/timeZone`, detail: NO_ZONE }]),
  ];
}

const NO_ZONE = 'must be the name of an IANA time zone, such as Europe/Helsinki';

/** A value that no document can have is a slip of the pen. */
function inValue(pointer: string, value: string, property: object): FieldError[] {
  const fits = compileAttributeSchema({ ...property });
  return fits(value) ? [] : [{ pointer, detail: 'is nothing that the field can be' }];
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    // The name of none: that is the answer, not a failure.
    return false;
  }
}

/** Consents were given to an answer by its id: with another meaning it would tell what nobody has agreed to. */
export function changedAnswers(current: Catalogue, next: CatalogueContent): FieldError[] {
  return next.evidenceTypes.flatMap(({ id, answers = [] }, place) => {
    const before = new Map(current.evidenceType(id)?.answers?.map((answer) => [answer.id, meaningOf(answer)]));
    return answers.flatMap((answer, index) => {
      const meaning = before.get(answer.id);
      if (meaning === undefined || meaning === meaningOf(answer)) return [];
      const pointer = `/evidenceTypes/${place}/answers/${index}`;
      return [
        { pointer, detail: `"${answer.id}" has meant something else so far; give the new answer an id of its own` },
      ];
    });
  });
}

const meaningOf = ({ field, ageAtLeast, oneOf }: DerivedAnswer): string =>
  JSON.stringify([field, ageAtLeast?.years, ageAtLeast?.timeZone, oneOf && [...oneOf].sort()]);
