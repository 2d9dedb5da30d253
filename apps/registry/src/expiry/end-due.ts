import { expireConsent } from '../consents/expire-consents';
import { endDocument } from '../documents/end-document';
import type { Receivers } from '../documents/receivers';
import { expireInto } from '../evidence-requests/carry-out';
import type { Draft } from '../subjects/draft';
import type { Due } from './due';

/**
 * Ends in the draft what is due, in the order in which it matters to a reader of the facts: what was held and agreed, what
 * was asked for it, who waited. Whoever calls settles what it leaves behind.
 */
export function endDue(draft: Draft, due: Due, receivers: Receivers): void {
  for (const document of due.document) {
    endDocument(draft, document, { how: 'expired', receivers: receivers.get(document.id) ?? [] });
  }
  for (const consent of due.consent) expireConsent(draft, consent);
  for (const consent of due.notice) draft.noticeConsent(consent);
  for (const fetch of due.fetch) draft.closePursuit(fetch, 'unavailable');
  for (const ask of due.ask) draft.closePursuit(ask, 'expired');
  for (const request of due.request) expireInto(draft, request);
  for (const { contentId } of due.draft) draft.dropContent(contentId);
}
