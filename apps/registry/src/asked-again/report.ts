import type { AskedAgainReason, Channel, ReportOutcome } from '@askonce/contracts';
import type { Timestamp } from '../subjects/person';

/** Somebody said that an agency had asked a person for evidence again. */
export interface AskedAgainReport {
  readonly subjectRef: string;
  readonly id: string;
  /** The agency that reported it; null where the person did. */
  readonly reporter: string | null;
  /** The one that asked. */
  readonly agency: string;
  readonly evidenceType: string;
  readonly qualifier: string;
  readonly channel: Channel;
  readonly askedAt: Timestamp;
  readonly requestId: string | null;
  readonly status: ReportOutcome;
  readonly reason: AskedAgainReason;
  /** What would have done; only where it is upheld. */
  readonly documentId: string | null;
  /** PostgreSQL's hex form of bytea. */
  readonly sealedText: string | null;
  readonly eventId: string;
  readonly reportedAt: Timestamp;
}
