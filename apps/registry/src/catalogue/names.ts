import type { Catalogue } from './catalogue';
import type { Text } from './catalogue-content';

// What has left the catalogue is still named, by its id.
const nameOr = (name: Text | undefined, id: string): Text => name ?? { en: id };

export const agencyName = (id: string, catalogue: Catalogue): Text => nameOr(catalogue.agency(id)?.name, id);

export const procedureName = (id: string, catalogue: Catalogue): Text => nameOr(catalogue.procedure(id)?.name, id);

export const requirementName = (id: string, catalogue: Catalogue): Text => nameOr(catalogue.requirement(id)?.name, id);

export const evidenceTypeName = (id: string, catalogue: Catalogue): Text =>
  nameOr(catalogue.evidenceType(id)?.name, id);

/** By id. */
export const evidenceTypeNames = (ids: readonly string[], catalogue: Catalogue): Record<string, Text> =>
  Object.fromEntries(ids.map((id) => [id, evidenceTypeName(id, catalogue)]));

/** Why an agency asks, in plain words. */
export const purposeDescription = (
  { purpose, agency }: { readonly purpose: string; readonly agency: string },
  catalogue: Catalogue,
): Text => nameOr(catalogue.purpose(purpose, agency)?.description, purpose);

/** The law on which an agency asks, where it has to name one. */
export const legalReference = (
  { purpose, agency }: { readonly purpose: string; readonly agency: string },
  catalogue: Catalogue,
): Text | undefined => catalogue.purpose(purpose, agency)?.legalReference;
