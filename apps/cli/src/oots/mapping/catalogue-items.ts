/** A text by language tag (BCP 47); English comes first and is always there. */
export type Text = { readonly en: string } & Readonly<Record<string, string>>;

export interface ImportedAgency {
  readonly id: string;
  readonly name: Text;
  readonly status: 'suspended';
  readonly contact: { readonly phone: string; readonly office: Text; readonly hours: Text };
}

export interface ImportedEvidenceType {
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  readonly issuers: readonly string[];
}

export interface ImportedRequirement {
  readonly id: string;
  readonly name: Text;
  readonly description?: Text;
  readonly sameAs: string;
  readonly evidenceTypeLists: readonly (readonly string[])[];
}

export interface ImportedProcedure {
  readonly id: string;
  readonly agency: string;
  readonly name: Text;
  readonly description?: Text;
  readonly sameAs: string;
  readonly requirements: readonly string[];
}

/** The procedures of one country. */
export interface ImportedCountry {
  /** As the European institutions write it: EL is Greece. */
  readonly code: string;
  readonly name: string;
  readonly agency: ImportedAgency;
  readonly procedures: readonly { readonly item: ImportedProcedure; readonly note: string }[];
}

/** What an answer is in a catalogue, in the order in which it is written. */
export interface ImportedCatalogue {
  readonly requirements: readonly ImportedRequirement[];
  readonly evidenceTypes: readonly ImportedEvidenceType[];
  readonly countries: readonly ImportedCountry[];
  /** How often a reference framework stands in the answer: once under each requirement of its procedure. */
  readonly declarations: number;
}
