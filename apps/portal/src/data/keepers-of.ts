import type { Consent } from '@askonce/client';

type Text = Consent['recipient']['name'];

export interface Keeper {
  readonly name: Text;
  /** How long it keeps what it has read, in its own words; one for each purpose. */
  readonly retentions: readonly Text[];
}

/** Which agencies were once allowed to read something, and so may have copies of their own. */
export function keepersOf(consents: readonly Consent[]): Keeper[] {
  // Only what was agreed to has a period.
  const agreed = consents.filter(({ validUntil }) => validUntil !== undefined);
  const byAgency = Map.groupBy(agreed, ({ recipient }) => recipient.id);
  return [...byAgency.values()].map((ofOne) => ({
    name: ofOne[0]?.recipient.name ?? {},
    retentions: retentionsOf(ofOne),
  }));
}

function retentionsOf(consents: readonly Consent[]): Text[] {
  const byPurpose = new Map(consents.map(({ purpose }) => [purpose.id, purpose.retention]));
  return [...byPurpose.values()].filter((retention) => retention !== undefined);
}
