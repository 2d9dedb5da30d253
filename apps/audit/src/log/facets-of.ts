import { isUuid } from './is-uuid';
import type { Facets } from './fact';

/** What lies in an indexed column must fit an index, with room to spare. */
const MAX_LENGTH = 200;

type Json = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.length <= MAX_LENGTH ? value : null;

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? { ...value } : {});

const texts = (values: unknown): string[] =>
  Array.isArray(values) ? [...new Set(values.map(text))].filter((value) => value !== null) : [];

/** What columns can say of data that fits its definition. All kinds of events use the same words for the same things. */
export function facetsOf(data: object): Facets {
  const json = object(data);
  const actor = object(json.actor);
  return {
    // A source that was asked is the agency concerned where no agency asked for itself.
    agency: text(json.agency) ?? text(json.source) ?? text(actor.agency),
    actorAgency: text(actor.agency),
    actorRole: text(actor.role),
    system: text(actor.clientId),
    procedure: text(json.procedure),
    purpose: text(json.purpose),
    lawfulBasis: text(json.lawfulBasis),
    evidenceTypes: evidenceTypesOf(json),
    outcome: outcomeOf(json),
    requestId: text(json.requestId),
  };
}

/** The person whom an event without subject is about all the same: an auditor looked for them. */
export function subjectIn(data: object): string | undefined {
  const { aboutSubject } = object(data);
  return typeof aboutSubject === 'string' && isUuid(aboutSubject) ? aboutSubject : undefined;
}

/** What was handed over says more than what was asked for. */
function evidenceTypesOf({ documents, evidenceType, evidenceTypes }: Json): string[] {
  if (Array.isArray(documents)) return texts(documents.map((document) => object(document).evidenceType));
  return texts(evidenceType === undefined ? evidenceTypes : [evidenceType]);
}

function outcomeOf({ decision, code, transition, outcome, how, manner }: Json): string | null {
  return text(object(decision).code ?? code ?? transition ?? outcome ?? how ?? manner);
}
