import { Value } from '@sinclair/typebox/value';
import { FormatRegistry } from '@sinclair/typebox';
import type { AskOnceEvent, DataOf, EventDefinition } from './event';
import { askClosed } from './events/ask-closed';
import { askOpened } from './events/ask-opened';
import { askedAgainReported } from './events/asked-again-reported';
import { auditSearched } from './events/audit-searched';
import { catalogueApplied } from './events/catalogue-applied';
import { consentChanged } from './events/consent-changed';
import { consentExpiring } from './events/consent-expiring';
import { deliveryEnded } from './events/delivery-ended';
import { detailsPruned } from './events/details-pruned';
import { documentAdded } from './events/document-added';
import { documentEnded } from './events/document-ended';
import { documentRead } from './events/document-read';
import { erasureConfirmed } from './events/erasure-confirmed';
import { evidenceDenied } from './events/evidence-denied';
import { evidenceMoved } from './events/evidence-moved';
import { evidenceRead } from './events/evidence-read';
import { evidenceReadRefused } from './events/evidence-read-refused';
import { evidenceRejected } from './events/evidence-rejected';
import { evidenceReleased } from './events/evidence-released';
import { evidenceRequested } from './events/evidence-requested';
import { fetchCompleted } from './events/fetch-completed';
import { fetchEnded } from './events/fetch-ended';
import { fetchRequested } from './events/fetch-requested';
import { fetchStarted } from './events/fetch-started';
import { identifierClaimed } from './events/identifier-claimed';
import { lookupsUnusual } from './events/lookups-unusual';
import { legalHoldEnded } from './events/legal-hold-ended';
import { legalHoldPlaced } from './events/legal-hold-placed';
import { questionAnswered } from './events/question-answered';
import { questionAsked } from './events/question-asked';
import { reconciliationEnded } from './events/reconciliation-ended';
import { reconciliationRequested } from './events/reconciliation-requested';
import { releaseObjected } from './events/release-objected';
import { subjectErased } from './events/subject-erased';
import { subjectExported } from './events/subject-exported';

/** Every kind of event there is, by the name it has in code. */
export const EVENTS = {
  evidenceRequested,
  evidenceReleased,
  evidenceDenied,
  evidenceMoved,
  evidenceRead,
  evidenceReadRefused,
  evidenceRejected,
  consentChanged,
  consentExpiring,
  askOpened,
  askClosed,
  fetchStarted,
  fetchEnded,
  documentAdded,
  documentEnded,
  documentRead,
  releaseObjected,
  questionAsked,
  questionAnswered,
  askedAgainReported,
  identifierClaimed,
  subjectExported,
  legalHoldPlaced,
  subjectErased,
  fetchRequested,
  fetchCompleted,
  deliveryEnded,
  catalogueApplied,
  auditSearched,
  lookupsUnusual,
  reconciliationRequested,
  reconciliationEnded,
  legalHoldEnded,
  erasureConfirmed,
  detailsPruned,
} as const;

FormatRegistry.Set('uuid', (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value));
FormatRegistry.Set('date-time', (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value));

/** An event's data does not fit its definition. Names the places, never the values. */
export class InvalidEventData extends Error {
  constructor(
    type: string,
    readonly pointers: readonly string[],
  ) {
    super(`The data of ${type} does not fit its definition at ${pointers.join(', ')}.`);
    this.name = 'InvalidEventData';
  }
}

/**
 * The data of an event, checked against its definition; unknown fields pass, since events grow by optional fields.
 * @throws InvalidEventData when a known field is missing or of another type.
 */
export function dataOf<E extends EventDefinition>(definition: E, event: AskOnceEvent): DataOf<E> {
  if (Value.Check(definition.data, event.data)) return event.data as DataOf<E>;
  const pointers = [...Value.Errors(definition.data, event.data)].slice(0, 10).map((error) => error.path || '/');
  throw new InvalidEventData(event.type, [...new Set(pointers)]);
}
