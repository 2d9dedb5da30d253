/** A text with its language as the Evidence Broker writes it: a code in capitals. */
export interface BrokerText {
  readonly language: string;
  readonly words: string;
}

/** A procedure of a country, as a reference framework declares it (OOTS EDM, SDG Reference Framework). */
export interface ReferenceFramework {
  readonly identifier: string;
  readonly titles: readonly BrokerText[];
  readonly descriptions: readonly BrokerText[];
  /** Codes of the procedure in Annex II of Regulation (EU) 2018/1724, such as T1. */
  readonly procedureCodes: readonly string[];
  readonly country: string;
  /** Parts of the country, where it does not hold in all of it. */
  readonly regions: readonly string[];
}

export interface BrokerRequirement {
  readonly identifier: string;
  readonly names: readonly BrokerText[];
  readonly descriptions: readonly BrokerText[];
  readonly frameworks: readonly ReferenceFramework[];
}
