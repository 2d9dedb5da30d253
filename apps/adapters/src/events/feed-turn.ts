import type { AgencyFailure } from '../connectors/agency-failure';
import type { FeedEntry } from '../connectors/connector';
import type { SecretMissing } from '../connectors/connector-kinds';
import type { Job } from '../jobs/work-loop';

/** Entries of an agency's feed that this process alone is to send, in this order. */
export interface FeedTurn extends Job {
  /** The number of this taking. */
  readonly claim: number;
  /** How often in a row it has failed. */
  readonly failures: number;
  readonly items: readonly FeedEntry[];
}

/** How far a turn came. */
export interface Told {
  /** The highest number that the agency acknowledged; absent where it did none. */
  readonly acknowledged?: number;
  /** What ended it, if it was not the service that stops, the time, or that all was told. */
  readonly failure?: AgencyFailure | SecretMissing;
}
