import type { ReceiptsFound } from './held-receipts';

/** What stands in README.txt of an archive: what is in it, and what is not. */
export const readMe = (
  exportedAt: string,
  receipts: ReceiptsFound,
): string => `What AskOnce holds about you, as of ${exportedAt}

person.json             the identifier under which you are known
documents.json          every document, in every version, with how often it was released
documents/              the documents themselves, apart from those that you removed
consents.json           what you were asked to agree to, what you decided, and when
asks.json               what you were asked for, and how each question ended
evidence-requests.json  who asked for what about you, and the decision, refusals too
rejections.json         which of them an agency could not use, why, and what it wrote to you
questions.json          what you asked agencies, until when an answer is promised, and what they answered
asked-again.json        who was said to have asked you again for what was held, and whether it was
legal-holds.json        which of your documents an authority has kept, and until when
receipts.json           for which decisions there is a receipt, and why where there is none
receipts/               the receipts themselves: each shows by itself what was decided, also when all this is gone
record.json             everything that was recorded about you, numbered without a gap

Not in here: who looked at what, and when. The audit service keeps that. Read it with the same sign-in at GET /v1/me/accesses
of the audit service, where each auditEntryId of these files is an entry (GET /v1/entries/{id}).

${statementOf(receipts)}A receipt that is missing can be fetched from the audit service (GET /v1/entries/{id}/receipt), but not any more after an
erasure. Whoever has the log's verifier key verifies one, for instance with: askonce log verify-proof <file>

The files were read one after another while this archive was being sent: what changed meanwhile may show in one and not in
the other. An archive that your program calls damaged or incomplete was cut off: export it again.
`;

/** Nothing where all are there. */
const statementOf = ({ all, missing }: ReceiptsFound): string =>
  missing === 0
    ? ''
    : `MISSING: ${missing} of your ${all} receipts could not be had and are not in here; receipts.json says of each why.\n\n`;
