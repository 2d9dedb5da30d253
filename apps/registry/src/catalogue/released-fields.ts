/** The fields that may be handed over of a document as data; null where it is the file, as a whole. */
export type ReleasedFields = readonly string[] | null;

/** What is left where several say what may be handed over; null, or nothing, holds to no fields. */
export function fieldsInCommon(...all: readonly (ReleasedFields | undefined)[]): ReleasedFields {
  const [first, ...others] = all.filter((fields) => fields !== null && fields !== undefined);
  return first === undefined ? null : first.filter((field) => others.every((fields) => fields.includes(field)));
}
