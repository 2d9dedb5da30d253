import {
  type Agency,
  ANSWERS_WITHIN_DAYS,
  type CatalogueContent,
  type Connector,
  EMPTY_CATALOGUE,
  type EvidenceType,
  type Procedure,
  type Purpose,
  type Requirement,
} from './catalogue-content';

/** The agency that can be asked for an evidence type, and how. */
export interface EvidenceSource {
  readonly agency: Agency;
  readonly connector: Connector;
}

/** One version of the catalogue, immutable, with the look-ups that decisions need. */
export class Catalogue {
  /** What a registry starts with: nothing is declared, so nothing may be asked. */
  static readonly empty = new Catalogue(0, EMPTY_CATALOGUE);

  readonly #agencies: ReadonlyMap<string, Agency>;
  readonly #evidenceTypes: ReadonlyMap<string, EvidenceType>;
  readonly #requirements: ReadonlyMap<string, Requirement>;
  readonly #procedures: ReadonlyMap<string, Procedure>;
  readonly #purposes: ReadonlyMap<string, Purpose>;

  constructor(
    readonly version: number,
    readonly content: CatalogueContent,
  ) {
    this.#agencies = byId(content.agencies);
    this.#evidenceTypes = byId(content.evidenceTypes);
    this.#requirements = byId(content.requirements);
    this.#procedures = byId(content.procedures);
    this.#purposes = byId(content.purposes);
  }

  agency(id: string): Agency | undefined {
    return this.#agencies.get(id);
  }

  /** How many days an agency takes at most to answer what people ask it. */
  answersWithinDays(agency: string): number {
    return this.agency(agency)?.answersWithinDays ?? ANSWERS_WITHIN_DAYS;
  }

  evidenceType(id: string): EvidenceType | undefined {
    return this.#evidenceTypes.get(id);
  }

  requirement(id: string): Requirement | undefined {
    return this.#requirements.get(id);
  }

  procedure(id: string): Procedure | undefined {
    return this.#procedures.get(id);
  }

  /** The purpose, if this agency has declared it; another agency's declaration entitles nobody else. */
  purpose(id: string, agency: string): Purpose | undefined {
    const purpose = this.#purposes.get(id);
    return purpose?.agency === agency ? purpose : undefined;
  }

  /** Whether the agency may deposit the type as `agency_issued`. */
  mayIssue(agency: string, evidenceType: string): boolean {
    return this.evidenceType(evidenceType)?.issuers.includes(agency) ?? false;
  }

  /** The first active source of an evidence type; undefined when only the citizen can give it. */
  sourceFor(evidenceType: string): EvidenceSource | undefined {
    for (const id of this.evidenceType(evidenceType)?.sources ?? []) {
      const agency = this.agency(id);
      if (agency?.status === 'active' && agency.connector !== undefined) return { agency, connector: agency.connector };
    }
    return undefined;
  }
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
