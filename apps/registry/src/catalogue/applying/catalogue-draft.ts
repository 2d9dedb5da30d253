import type { CatalogueContent, EvidenceType, Procedure } from '../catalogue-content';

/** What a steward may leave out, and what then holds. */
const EVIDENCE_TYPE_DEFAULTS = { sources: [], fetchDeadlineMinutes: 60, askDeadlineDays: 30 } as const;
const PROCEDURE_DEFAULTS = { offline: false } as const;

type WithDefaults<T, D extends keyof T> = Omit<T, D> & { readonly [K in D]?: T[K] };

export type EvidenceTypeDraft = WithDefaults<EvidenceType, keyof typeof EVIDENCE_TYPE_DEFAULTS>;
export type ProcedureDraft = WithDefaults<Procedure, keyof typeof PROCEDURE_DEFAULTS>;

/** A catalogue as a steward sends it. */
export interface CatalogueDraft extends Omit<CatalogueContent, 'evidenceTypes' | 'procedures'> {
  readonly evidenceTypes: readonly EvidenceTypeDraft[];
  readonly procedures: readonly ProcedureDraft[];
}

/** The catalogue that a draft means, as plain objects with every default filled in and the order kept. */
export function toCatalogueContent(draft: CatalogueDraft): CatalogueContent {
  const { evidenceTypes, procedures, ...rest } = structuredClone(draft);
  return {
    ...rest,
    evidenceTypes: evidenceTypes.map((type) => ({ ...EVIDENCE_TYPE_DEFAULTS, ...type })),
    procedures: procedures.map((procedure) => ({ ...PROCEDURE_DEFAULTS, ...procedure })),
  };
}
