import { type DocumentEnding, EVENTS } from '@askonce/contracts';
import { fact } from '../subjects/changes';
import type { Draft } from '../subjects/draft';
import type { HeldDocument } from '../subjects/person';
import { aboutDocument } from './add-document';
import type { Receiver } from './receivers';

export interface End<H extends DocumentEnding = DocumentEnding> {
  readonly how: H;
  readonly reason?: string;
  /** Who is to hear of it, as of the snapshot that the command decides on. */
  readonly receivers: readonly Receiver[];
}

/** Ends a document that was in use, and says so to everybody who received it. */
export function endDocument(draft: Draft, document: HeldDocument, end: End<Exclude<DocumentEnding, 'replaced'>>): void {
  draft.endDocument(document, end.how);
  recordEnded(draft, document, end);
}

/** Says how a document ended, and to whom it had been released. */
export function recordEnded(draft: Draft, document: HeldDocument, { how, reason, receivers }: End): void {
  draft.record(
    fact(draft.id(), EVENTS.documentEnded, {
      actor: draft.actor,
      ...aboutDocument(document),
      how,
      ...(reason === undefined ? {} : { reason }),
      receivers: receivers.map((receiver) => ({ ...receiver })),
    }),
  );
}
