/** How patient we are with one agency's system, and how gentle. Times are milliseconds. */
export interface ProtectionLimits {
  /** One try, from the call to the last byte. */
  readonly tryMs: number;
  /** All tries together, with the waits between them. */
  readonly overallMs: number;
  /** Further tries after the first, for failures that may pass within seconds. */
  readonly retries: number;
  readonly firstRetryMs: number;
  /** Calls to one agency at a time. */
  readonly concurrency: number;
  /** Failures in a row after which an agency is left alone. */
  readonly breakAfter: number;
  /** For how long it is left alone before one call tries again. */
  readonly breakMs: number;
}

export const FETCH_LIMITS: ProtectionLimits = {
  tryMs: 30_000,
  overallMs: 60_000,
  retries: 2,
  firstRetryMs: 200,
  concurrency: 8,
  breakAfter: 5,
  breakMs: 5_000,
};

/** An event is small, and whoever keeps it first can answer at once: the time of one that hangs is everybody's. */
export const TELLING_LIMITS: ProtectionLimits = {
  tryMs: 10_000,
  overallMs: 25_000,
  retries: 1,
  firstRetryMs: 500,
  concurrency: 1,
  breakAfter: 5,
  breakMs: 10_000,
};

/** Webhooks take whole documents in, and every try claims the key anew, which the person sees: fewer tries, further apart. */
export const DELIVERY_LIMITS: ProtectionLimits = {
  tryMs: 60_000,
  overallMs: 90_000,
  retries: 1,
  firstRetryMs: 500,
  concurrency: 4,
  breakAfter: 5,
  breakMs: 10_000,
};
