import type { LawfulBasis, Provenance } from '@askonce/contracts';

/** A text for people, by language tag (BCP 47); English is always there. */
export type Text = { readonly en: string } & Readonly<Record<string, string>>;

export const AGENCY_STATUSES = ['active', 'suspended'] as const;
export type AgencyStatus = (typeof AGENCY_STATUSES)[number];

export interface Contact {
  readonly phone: string;
  readonly office: Text;
  readonly hours: Text;
  readonly email?: string;
  readonly website?: string;
}

/** How an agency's HTTP service is asked; its secret lies with the adapters, never here. */
export interface RestConnector {
  readonly kind: 'rest';
  readonly url: string;
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly scope?: string;
}

export type Connector = RestConnector;

/** Where released documents are put into the agency's hands. */
export interface WebhookDelivery {
  readonly kind: 'webhook';
  readonly url: string;
}

export type Delivery = WebhookDelivery;

/** The client by which an agency asks for the usage of anybody's data, to show it to that person. */
export interface DataTracker {
  readonly clientId: string;
}

interface JwkLabels {
  readonly kid?: string;
  readonly alg?: string;
  readonly use?: string;
}

/** A public key (RFC 7517) of the kinds that document keys are wrapped to. */
export type PublicKeyJwk =
  | (JwkLabels & { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string })
  | (JwkLabels & { readonly kty: 'RSA'; readonly n: string; readonly e: string });

/** Within how many days an agency answers people that does not say. */
export const ANSWERS_WITHIN_DAYS = 30;

export interface Agency {
  readonly id: string;
  readonly name: Text;
  /** By which the country's register of organisations knows it. */
  readonly registrationNumber?: string;
  readonly contact: Contact;
  /** How long it takes at most to answer what people ask it. */
  readonly answersWithinDays?: number;
  readonly status: AgencyStatus;
  readonly connector?: Connector;
  readonly delivery?: Delivery;
  readonly events?: WebhookDelivery;
  readonly dataTracker?: DataTracker;
  /** Addresses at or below which people may be led back to it. */
  readonly returnUrls?: readonly string[];
  readonly publicKeyJwk?: PublicKeyJwk;
}

export interface AgeAtLeast {
  readonly years: number;
  /** IANA name of where the day begins on which an age is reached. */
  readonly timeZone: string;
}

/** A yes or no that is computed from one field of what an issuer says, by exactly one of these operators. */
export interface DerivedAnswer {
  /** By which a purpose names it among its fields. */
  readonly id: string;
  /** What is told, in plain words. */
  readonly name: Text;
  /** A property of the type's schema. */
  readonly field: string;
  readonly ageAtLeast?: AgeAtLeast;
  readonly oneOf?: readonly string[];
}

export interface EvidenceType {
  readonly id: string;
  readonly name: Text;
  readonly description?: Text;
  /** Agencies that may deposit it as `agency_issued`. */
  readonly issuers: readonly string[];
  /** Agencies whose connector can be asked for it, the preferred one first. */
  readonly sources: readonly string[];
  /** JSON Schema of its attributes, when it exists as data. */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** What may be told of it in place of its fields. */
  readonly answers?: readonly DerivedAnswer[];
  readonly validityDays?: number;
  /** How long an unavailable source is tried before the citizen is asked. */
  readonly fetchDeadlineMinutes: number;
  /** How long an ask stays open. */
  readonly askDeadlineDays: number;
}

export interface Requirement {
  readonly id: string;
  readonly name: Text;
  readonly description?: Text;
  /** What it is called where it was imported from. */
  readonly sameAs?: string;
  /** One list suffices (OR); of a list every type is needed (AND), as in CCCEV. */
  readonly evidenceTypeLists: readonly (readonly string[])[];
  readonly maxAgeDays?: number;
  readonly acceptedProvenance?: readonly Provenance[];
}

export interface Procedure {
  readonly id: string;
  readonly agency: string;
  readonly name: Text;
  readonly description?: Text;
  /** What it is called where it was imported from. */
  readonly sameAs?: string;
  readonly requirements: readonly string[];
  /** Whether it can only be done at a counter or on paper. */
  readonly offline: boolean;
}

/** Which types and fields an agency may ask for, why, on which basis and for how long. */
export interface Purpose {
  readonly id: string;
  readonly agency: string;
  readonly procedure: string;
  readonly name: Text;
  readonly description: Text;
  readonly evidenceTypes: readonly string[];
  /** Then structured evidence is released as these fields only. */
  readonly fields?: readonly string[];
  readonly lawfulBasis: LawfulBasis;
  readonly maxValidityDays: number;
  readonly legalReference?: Text;
  readonly consequenceOfRefusing?: Text;
  readonly consequenceOfWithdrawing?: Text;
  readonly retention: Text;
  readonly correction: Text;
}

export interface LifeEvent {
  readonly id: string;
  readonly name: Text;
  readonly description?: Text;
  readonly procedures: readonly string[];
}

/** A whole catalogue, as it is applied and stored. */
export interface CatalogueContent {
  readonly agencies: readonly Agency[];
  readonly evidenceTypes: readonly EvidenceType[];
  readonly requirements: readonly Requirement[];
  readonly procedures: readonly Procedure[];
  readonly purposes: readonly Purpose[];
  readonly lifeEvents: readonly LifeEvent[];
}

export const CATALOGUE_KINDS = [
  'agencies',
  'evidenceTypes',
  'requirements',
  'procedures',
  'purposes',
  'lifeEvents',
] as const satisfies readonly (keyof CatalogueContent)[];

export type CatalogueKind = (typeof CATALOGUE_KINDS)[number];

export const EMPTY_CATALOGUE: CatalogueContent = {
  agencies: [],
  evidenceTypes: [],
  requirements: [],
  procedures: [],
  purposes: [],
  lifeEvents: [],
};
