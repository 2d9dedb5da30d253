import { EVENTS } from '@askonce/contracts';
import type { Entry } from '../log/fact';

/** What a person says to an agency. */
const SAID_TO_IT: ReadonlySet<string> = new Set([EVENTS.consentChanged.type, EVENTS.questionAsked.type]);

/**
 * Whether an entry is an agency's to read: its own act, what came of its own request, or what a person said to it; never
 * what another agency's act set going for somebody else. Whether a report is upheld tells what is held: that only the
 * person may tell it, by reporting themself.
 */
export function concerns(
  entry: Pick<Entry, 'agency' | 'actorAgency' | 'actorRole' | 'requestId' | 'kind'>,
  caller: string | undefined,
): boolean {
  const { agency, actorAgency, actorRole, requestId, kind } = entry;
  if (caller === undefined || agency !== caller) return false;
  if (kind === EVENTS.askedAgainReported.type) return actorRole === 'citizen';
  return actorAgency === caller || requestId !== null || SAID_TO_IT.has(kind);
}
