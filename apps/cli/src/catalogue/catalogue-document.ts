/** The kinds of items, as the keys of the YAML files and of the document that the registry takes. */
export const CATALOGUE_KINDS = [
  'agencies',
  'evidenceTypes',
  'requirements',
  'procedures',
  'purposes',
  'lifeEvents',
] as const;

export type CatalogueKind = (typeof CATALOGUE_KINDS)[number];

/** A whole catalogue as the files say it; the registry judges the items. */
export type CatalogueDocument = Readonly<Record<CatalogueKind, readonly unknown[]>>;

export const isKind = (name: unknown): name is CatalogueKind => CATALOGUE_KINDS.some((kind) => kind === name);
