import { ReasonField, TimeField } from '../../entries/dto/fields';
import type { ReconciliationCall } from '../reconciliations.service';

export class ReconciliationRequest {
  @ReasonField()
  reason: string;

  @TimeField('What was recorded from then on is compared.')
  from: string;

  @TimeField('Until before then, which is within 367 days of `from`; what comes later than the call is not compared.')
  to: string;
}

export const toReconciliationCall = (
  { reason, from, to }: ReconciliationRequest,
  idempotencyKey: string | undefined,
): ReconciliationCall => ({
  reason,
  from: new Date(from),
  to: new Date(to),
  ...(idempotencyKey !== undefined && { idempotencyKey }),
});
