// Generated from the code by `npm run docs`; CI checks that it is current.

/** What each problem says beyond RFC 9457, by slug. */
export interface ProblemMembers {
  /** The agency is not active. Have the steward activate the agency in the catalogue. */
  readonly 'agency-suspended': { readonly evidenceRequestId?: string; };
  /** This question is answered already. An answer stays as it was given. If there is more to say, use the way that you have to the person. */
  readonly 'already-answered': {};
  /** The person cannot or will not provide it. Help the person at the counter or by phone, or offer another way to meet the requirement. */
  readonly 'ask-declined': { readonly evidenceRequestId?: string; };
  /** The body is too large. Send less; the OpenAPI document names the limit. */
  readonly 'body-too-large': {};
  /** The catalogue does not hold together. Nothing was applied. Correct the places named in errors and send the whole catalogue again. */
  readonly 'catalogue-invalid': {};
  /** Requests wait that the catalogue would strand. Nothing was applied. Keep what is named in errors until those requests have ended, or apply with ?force=true: then they are denied. */
  readonly 'catalogue-strands-requests': {};
  /** Two facts claim the same number of one person's record. Find out which of the two events is true; the first one stays in the log. */
  readonly 'conflicting-fact': {};
  /** The person paused consent. Ask again after the person has resumed it in the portal, or offer another way to provide it. */
  readonly 'consent-paused': { readonly evidenceRequestId?: string; };
  /** The person refused consent. Offer the person another way to provide it; only the person can change their mind, in the portal. */
  readonly 'consent-refused': { readonly evidenceRequestId?: string; };
  /** The person withdrew consent. Stop using what was released on it. Only the person can give consent again, in the portal. */
  readonly 'consent-withdrawn': { readonly evidenceRequestId?: string; };
  /** The database does not answer. Send the same call again after the seconds that Retry-After says, with the same Idempotency-Key if it has one: what was done already is not done twice. */
  readonly 'database-unavailable': {};
  /** The document is empty. The file that was sent has no bytes. Check it and send it again. */
  readonly 'document-empty': {};
  /** The document is no longer in use. It was replaced, removed or revoked before, or its validity has ended; look at the list of your documents for the current one. */
  readonly 'document-ended': {};
  /** The document is too large. A document has at most 20 MiB. Send it in a smaller resolution, or in parts as separate documents. */
  readonly 'document-too-large': {};
  /** No such entry. There is no such entry, it is not logged yet, or this caller may not see it. What has just happened is logged within seconds: try again after the seconds that Retry-After says. */
  readonly 'entry-not-found': {};
  /** This may no longer be read. What the release rested on has ended. Stop using copies of it, and make a new request if it is still needed. */
  readonly 'evidence-gone': { readonly code?: string; };
  /** The purpose does not cover this evidence. Have the steward add the evidence type to the purpose declaration, or ask only for what it covers. */
  readonly 'evidence-type-not-covered': { readonly evidenceRequestId?: string; };
  /** The person has not asked for the exchange. On the basis of a public task the person has to request the exchange; ask them, then send explicitRequest: true. */
  readonly 'explicit-request-missing': { readonly evidenceRequestId?: string; };
  /** Nobody waits for this fetch any more. Discard what was fetched; the pursuit has ended or is another one by now. */
  readonly 'fetch-ended': {};
  /** Not allowed. This operation needs another role than the token carries. */
  readonly 'forbidden': {};
  /** The headers are too large. Send fewer or shorter headers: 16 KiB together at most. */
  readonly 'headers-too-large': {};
  /** The Idempotency-Key is missing. Send a header Idempotency-Key of 1 to 128 visible ASCII characters, new for each call and the same when it is repeated. */
  readonly 'idempotency-key-missing': {};
  /** The Idempotency-Key was used for another call. Use a new key for a new call; repeat a call with the same key and the same body only. */
  readonly 'idempotency-key-reused': {};
  /** A picture cannot be made into a page. Take the picture again, or save it as JPEG in a smaller resolution, and send all pictures again. */
  readonly 'image-unusable': {};
  /** Something went wrong here. Try again later; if it stays, give the traceId to whoever runs this service. */
  readonly 'internal-error': {};
  /** The request is not valid. Correct the places named in errors and send it again. */
  readonly 'invalid-request': {};
  /** Access tokens cannot be verified at the moment. The keys of the identity provider cannot be fetched. Nothing was changed. Try again after the seconds that Retry-After says. */
  readonly 'issuer-unavailable': {};
  /** No key is registered for this client. Have the steward register a public key (EC P-256 or RSA) for the agency in the catalogue, then claim again. */
  readonly 'key-not-registered': {};
  /** Entries of before there were leaves are still getting theirs. Wait until an instance of the audit service says that all entries have their leaves. */
  readonly 'log-behind': {};
  /** The log does not continue what was signed of it before. Nothing is appended over what was signed, and nothing is signed that does not continue it. Restore the database or the folder of the log, whichever is wrong: see the runbook on log signing. */
  readonly 'log-in-doubt': {};
  /** The request cannot be read. Send well-formed JSON, or well-formed multipart where a document is sent, with a fitting Content-Type. */
  readonly 'malformed-request': {};
  /** Method not allowed. Use a method that this address knows; the OpenAPI document names them. */
  readonly 'method-not-allowed': {};
  /** No agency stands behind this. It is your own doing, or what you gave yourself. Name the agency that you want to ask instead. */
  readonly 'no-agency-concerned': {};
  /** No issuer has given this as data. The purpose releases named fields only, which no file can give. Have the issuer deposit it with attributes, or its source send them, then ask again. */
  readonly 'no-structured-evidence': { readonly evidenceRequestId?: string; };
  /** This agency may not deposit this. Have the steward name the agency as issuer of the evidence type, or declare a purpose that covers it, in the catalogue. */
  readonly 'not-an-issuer': {};
  /** Nothing here. There is nothing at this address that this caller may see. */
  readonly 'not-found': {};
  /** This document was issued by an agency. Only what you gave yourself can be removed or replaced. Ask the agency that issued it to correct it. */
  readonly 'not-given-by-you': {};
  /** The catalogue does not know this. Use ids of the published catalogue: GET /v1/catalogue/procedures, /requirements and /evidence-types. */
  readonly 'not-in-catalogue': {};
  /** Nothing was released yet. Wait until the request is released: GET /v1/evidence-requests/{id}?wait=30 tells when. */
  readonly 'not-released': {};
  /** There is nothing to object to here. Only an exchange that rests on a public task can be objected to; consent is withdrawn instead. */
  readonly 'nothing-to-object-to': {};
  /** Too much to do at the moment. Nothing was changed. Try again after the seconds that Retry-After says. */
  readonly 'overloaded': {};
  /** Too much is happening to this person at once. Nothing was changed. Send the same call, with the same Idempotency-Key, again after a second. */
  readonly 'person-busy': {};
  /** Nothing is held about this person. There is nothing to keep. Check scheme and identifier; who was erased before cannot be held any more. */
  readonly 'person-unknown': {};
  /** No proof yet. The entry is logged, and in no signed checkpoint yet. Try again after the seconds that Retry-After says. */
  readonly 'proof-not-ready': {};
  /** The purpose is not declared. Have the steward declare this purpose for this agency and procedure in the catalogue, or name a declared one. */
  readonly 'purpose-not-declared': { readonly evidenceRequestId?: string; };
  /** No receipt can be made any more. What is needed to open the entry was destroyed: the person whom it is about is erased, or its details were kept long enough. It still stands in the log, and receipts that were made before stay valid. */
  readonly 'receipt-gone': {};
  /** No such reconciliation. There is none with this id. Ask for one with POST /v1/reconciliations, and use the id in its answer. */
  readonly 'reconciliation-not-found': {};
  /** The registry does not answer. Only the registry can tell who is meant by an identifier. Try again after the seconds that Retry-After says. */
  readonly 'registry-unavailable': {};
  /** This very file could not be used. The agency that waits for it has already said that it cannot use this file. Give another copy or scan, or say that you do not have one. */
  readonly 'rejected-before': {};
  /** Only fields of it were released. The key would open the whole file. Read the fields as JSON instead: GET /v1/evidence-requests/{id}/evidence/{evidenceType}. */
  readonly 'released-by-fields': {};
  /** The evidence request has ended. A request that was released, denied, cancelled or has expired cannot be cancelled; make a new one if needed. */
  readonly 'request-ended': {};
  /** The request did not arrive in time. Nothing was changed. Send it again over a better connection, and without pauses. */
  readonly 'request-too-slow': {};
  /** These files do not make one document. Send one file; or several pictures, at most 20, each PNG or JPEG: they become the pages of one PDF. Put several PDFs together before you send them. */
  readonly 'several-files': {};
  /** What would be agreed to is no longer what was shown. Look at the consent again, and agree with the terms that it names now. */
  readonly 'terms-changed': {};
  /** Too many calls at the same time. Wait until one of your calls has ended, or for the seconds that Retry-After says, and keep fewer open. */
  readonly 'too-many-at-once': {};
  /** Too many documents wait to be confirmed. Confirm or remove some of those that you sent to look at first; each goes by itself after a day. */
  readonly 'too-many-drafts': {};
  /** Too many of your questions wait for an answer. Wait until some are answered, or call the agency: its number is in the catalogue. */
  readonly 'too-many-questions': {};
  /** Too many reports about one person within a day. Report the rest tomorrow; each stays as good as on the day, with the time at which it was asked. */
  readonly 'too-many-reports': {};
  /** Too many requests. Wait as long as Retry-After says, then go on more slowly. */
  readonly 'too-many-requests': {};
  /** Too many calls of the agency wait for events. Let one system of the agency wait and hand on what it reads, or call without wait. */
  readonly 'too-many-waiting': {};
  /** This cannot be done with the consent as it stands. Look at the consent again: its allowedTransitions say what can be done now. */
  readonly 'transition-not-allowed': {};
  /** Not signed in. Send a valid access token as Bearer token in the Authorization header. */
  readonly 'unauthenticated': {};
  /** Not available at the moment. Nothing was changed. Try again after the seconds that Retry-After says. */
  readonly 'unavailable': {};
  /** This kind of content is not taken. Send one of the media types that the OpenAPI document names for this operation. */
  readonly 'unsupported-media-type': {};
  /** The question for usage is not valid. Correct the places named in errors and ask again. */
  readonly 'usage-query-invalid': {};
  /** The question for usage could not be answered. What it needs does not answer. Nothing was told; ask again later. */
  readonly 'usage-unavailable': {};
}

/** The last part of a problem's `type`; a slug keeps its meaning for ever. */
export type ProblemSlug = keyof ProblemMembers;
