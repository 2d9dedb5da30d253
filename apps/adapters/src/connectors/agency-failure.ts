interface Consequence {
  /** Whether asking again within seconds may help. */
  readonly passing: boolean;
  /** Whether it says that the agency's system as a whole does not work, not just one document. */
  readonly systemic: boolean;
}

/** What an agency's system can do wrong, and what follows from it. */
const CONSEQUENCES = {
  unreachable: { passing: true, systemic: true },
  timed_out: { passing: true, systemic: true },
  server_error: { passing: true, systemic: true },
  cut_short: { passing: true, systemic: true },
  overloaded: { passing: false, systemic: true },
  access_refused: { passing: false, systemic: true },
  unexpected_answer: { passing: false, systemic: false },
  wrong_digest: { passing: false, systemic: false },
  wrong_type: { passing: false, systemic: false },
  too_large: { passing: false, systemic: false },
  empty: { passing: false, systemic: false },
  /** Nothing was asked: the limit of calls to this agency at a time is reached. */
  busy: { passing: false, systemic: false },
  /** Nothing was asked: the agency is left alone after a series of failures. */
  circuit_open: { passing: false, systemic: false },
  /** The agency wants no more deliveries at this address (Standard Webhooks: 410). */
  gone: { passing: false, systemic: false },
} as const satisfies Record<string, Consequence>;

export type AgencyFailureCode = keyof typeof CONSEQUENCES;

/** An agency's system gave no usable answer. The message names the kind, never anything that the agency sent. */
export class AgencyFailure extends Error {
  constructor(
    readonly code: AgencyFailureCode,
    options?: ErrorOptions,
  ) {
    super(`The agency's system failed: ${code}`, options);
    this.name = 'AgencyFailure';
  }

  get passing(): boolean {
    return CONSEQUENCES[this.code].passing;
  }

  get systemic(): boolean {
    return CONSEQUENCES[this.code].systemic;
  }
}
