import type { ConsentStep, ConsentInFull } from '@askonce/client';

type Change = ConsentStep['transition'];

/** Each change as the state that it leads to. The vocabulary has no pause: only that nothing may be processed meanwhile. */
const STATES: Readonly<Record<Change, string>> = {
  request: 'dpv:ConsentRequested',
  grant: 'dpv:ConsentGiven',
  refusal: 'dpv:ConsentRefused',
  withdrawal: 'dpv:ConsentWithdrawn',
  pause: 'dpv:ConsentStatusInvalidForProcessing',
  resumption: 'dpv:ConsentGiven',
  renewal: 'dpv:RenewedConsentGiven',
  expiry: 'dpv:ConsentExpired',
};

/** Who can bring a change about, by the identifiers of the record. */
interface Parties {
  readonly person: string;
  readonly agency: string;
  /** What ends a consent when its time is over. */
  readonly service: string;
}

/** What happened to a consent, in its order, each with the time until which it held. */
export const consentStates = ({ history, validUntil }: ConsentInFull, parties: Parties) =>
  history.map((step, index) => ({
    '@type': STATES[step.transition],
    'dct:identifier': step.auditEntryId,
    'dct:title': step.transition,
    'dpv:isIndicatedAtTime': step.at,
    'dpv:isIndicatedBy': { '@id': indicatedBy(step.transition, parties) },
    'dpv:hasDuration': durationOf(step, history[index + 1], validUntil),
  }));

function indicatedBy(change: Change, { person, agency, service }: Parties): string {
  if (change === 'request') return agency;
  return change === 'expiry' ? service : person;
}

function durationOf({ to }: ConsentStep, next: ConsentStep | undefined, validUntil: string | undefined) {
  const until = next?.at ?? (to === 'given' || to === 'paused' ? validUntil : undefined);
  return until === undefined
    ? { '@type': 'dpv:IndeterminateDuration' }
    : { '@type': 'dpv:UntilTimeDuration', 'rdf:value': until };
}
