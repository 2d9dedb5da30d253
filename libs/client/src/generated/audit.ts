// Generated from the code by `npm run docs`; CI checks that it is current.

export interface paths {
    readonly "/v1/cosigning": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How far witnesses have cosigned the log
         * @description Up to where enough of them have, how many have signed what they are asked about now, and who does not.
         */
        readonly get: operations["Cosigning_read"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/entries/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Search the log
         * @description The newest first. The search becomes an entry itself.
         */
        readonly post: operations["Entries_search"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/entries/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read one entry
         * @description For auditors, whose reading becomes an entry, the person it is about, and the agency whose doing it was.
         */
        readonly get: operations["Entries_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/entries/{id}/proof": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Prove that an entry is in the log
         * @description As text: c2sp.org/tlog-proof@v1. For those who may read the entry; an auditor’s call becomes an entry too.
         */
        readonly get: operations["Entries_prove"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/accesses": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who did what with what is held about me
         * @description Everything recorded about the caller, the newest first: refusals and auditors who looked too.
         */
        readonly get: operations["Accesses_list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/entries/{id}/receipt": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What to keep of an entry
         * @description What happened, and what shows with the log’s verifier key alone that the log holds it. For those who may read the entry, and the same for all of them; an auditor’s call becomes an entry too.
         */
        readonly get: operations["Receipts_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reconciliations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Compare the registry with the log
         * @description Every fact of the period with its entry and leaf, each release and denial with its rows, and the whole tree with what was signed; both ways. Becomes an entry itself, and so does its end.
         */
        readonly post: operations["Reconciliations_request"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reconciliations/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How far a comparison is, and what it found
         * @description Findings are shown once it has ended; reading them becomes an entry.
         */
        readonly get: operations["Reconciliations_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly QuorumReachedResponse: {
            /** @description Leaves of the last checkpoint that enough witnesses cosigned. */
            readonly size: number;
            /**
             * Format: date-time
             * @description When the last of these signed it, by its own clock.
             */
            readonly at: string;
        };
        readonly QuorumNowResponse: {
            /** @description Leaves of the checkpoint that witnesses are asked about now; 0 before the first. */
            readonly size: number;
            /** @description How many of those that count have cosigned it. */
            readonly cosigned: number;
            /** @description How many have to; 0 where none is demanded. */
            readonly needed: number;
        };
        readonly WitnessFailureResponse: {
            /** @enum {string} */
            readonly code: "unreachable" | "timed_out" | "unexpected_answer" | "log_unknown" | "key_refused" | "ahead" | "forked" | "proof_refused" | "wrong_cosignature" | "wrong_time";
            readonly detail: string;
            /**
             * Format: date-time
             * @description Since when it has not cosigned what it was asked to.
             */
            readonly since: string;
        };
        readonly WitnessResponse: {
            /**
             * @description Name and id of its key.
             * @example witness.example/w1+0b2a9c1d
             */
            readonly id: string;
            /** @description How many leaves of the log it is known to have seen. */
            readonly knownSize: number;
            readonly failure?: components["schemas"]["WitnessFailureResponse"];
        };
        readonly CosigningResponse: {
            /** @description Absent while there is none. */
            readonly reached?: components["schemas"]["QuorumReachedResponse"];
            readonly now: components["schemas"]["QuorumNowResponse"];
            /** @description Leaves of the last checkpoint. */
            readonly latest: number;
            readonly witnesses: readonly components["schemas"]["WitnessResponse"][];
        };
        readonly SubjectRequest: {
            /** @description The kind of identifier. */
            readonly scheme: string;
            /** @description The identifier itself. It is not stored. */
            readonly identifier: string;
        };
        readonly SearchRequest: {
            /**
             * @description Why, in one line: name a case, never a person. It is logged.
             * @example Complaint 2026/113
             */
            readonly reason: string;
            /** @description The person whom the entries are about. */
            readonly subject?: components["schemas"]["SubjectRequest"];
            /** @description The agency concerned. */
            readonly agency?: string;
            /** @description The client that called. */
            readonly system?: string;
            /** @description The procedure for which it was done. */
            readonly procedure?: string;
            /** @description What happened: the type of an event. */
            readonly action?: string;
            /** @description What was decided, or how it ended. */
            readonly outcome?: string;
            /**
             * Format: date-time
             * @description When it happened: from then on.
             */
            readonly from?: string;
            /**
             * Format: date-time
             * @description When it happened: until before then.
             */
            readonly to?: string;
            /**
             * @description Items on a page.
             * @default 50
             */
            readonly limit?: number;
            /** @description Where to go on: nextCursor of the page before. */
            readonly cursor?: string;
        };
        readonly DocumentNamedResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly version: number;
            readonly evidenceType: string;
        };
        readonly EntryResponse: {
            /**
             * Format: uuid
             * @description The entry; the auditEntryId of other answers.
             */
            readonly id: string;
            /** @description Its place in the log, dense from 0. */
            readonly index: number;
            /**
             * @description What happened.
             * @example askonce.evidence.released.v1
             */
            readonly action: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            readonly occurredAt: string;
            /**
             * Format: date-time
             * @description When it was logged.
             */
            readonly recordedAt: string;
            /** @description The agency concerned: the one that asked, got, or gave. */
            readonly agency?: string;
            /**
             * @description The role in which somebody acted.
             * @example agency
             */
            readonly role?: string;
            /** @description The system that was used. */
            readonly system?: string;
            readonly procedure?: string;
            readonly purpose?: string;
            /**
             * @description What it rested on.
             * @example consent
             */
            readonly lawfulBasis?: string;
            /** @description The kinds of evidence concerned. */
            readonly evidenceTypes: readonly string[];
            /** @description The documents concerned. */
            readonly documents: readonly components["schemas"]["DocumentNamedResponse"][];
            /** @description The only fields that were handed over; absent where it was the whole document, or none. */
            readonly fields?: readonly string[];
            /**
             * @description What was decided, or how it ended.
             * @example consent_withdrawn
             */
            readonly outcome?: string;
            /**
             * Format: uuid
             * @description The evidence request that it belongs to.
             */
            readonly requestId?: string;
            /**
             * Format: date-time
             * @description When its details were removed, at the end of their retention; documents and fields went with them.
             */
            readonly detailsPrunedAt?: string;
            /**
             * Format: uuid
             * @description Auditors only: the person, by our own random id.
             */
            readonly subjectRef?: string;
            /** @description Auditors only: the number among the person's facts. */
            readonly sequence?: number;
            /** @description Auditors only: the topic on which it was told. */
            readonly topic?: string;
            /** @description Auditors only: the service that told it. */
            readonly source?: string;
            /** @description Auditors only: what arrived did not fit the contracts; details hold its digest and where it did not fit. */
            readonly opaque?: boolean;
            /** @description Auditors only: the whole of what the event said; absent once it was pruned, or the person whom it is about is erased. */
            readonly details?: {
                readonly [key: string]: unknown;
            };
        };
        readonly SearchResponse: {
            readonly items: readonly components["schemas"]["EntryResponse"][];
            /** @description Where the next page begins; absent on the last one. */
            readonly nextCursor?: string;
            /**
             * Format: uuid
             * @description The entry that this search itself becomes.
             */
            readonly auditEntryId: string;
        };
        readonly NamedAccessResponse: {
            /**
             * Format: uuid
             * @description The entry; the auditEntryId of other answers.
             */
            readonly id: string;
            /** @description Its place in the log, dense from 0. */
            readonly index: number;
            /**
             * @description What happened.
             * @example askonce.evidence.released.v1
             */
            readonly action: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            readonly occurredAt: string;
            /**
             * Format: date-time
             * @description When it was logged.
             */
            readonly recordedAt: string;
            /** @description The agency concerned: the one that asked, got, or gave. */
            readonly agency?: string;
            /**
             * @description The role in which somebody acted.
             * @example agency
             */
            readonly role?: string;
            /** @description The system that was used. */
            readonly system?: string;
            readonly procedure?: string;
            readonly purpose?: string;
            /**
             * @description What it rested on.
             * @example consent
             */
            readonly lawfulBasis?: string;
            /** @description The kinds of evidence concerned. */
            readonly evidenceTypes: readonly string[];
            /** @description The documents concerned. */
            readonly documents: readonly components["schemas"]["DocumentNamedResponse"][];
            /** @description The only fields that were handed over; absent where it was the whole document, or none. */
            readonly fields?: readonly string[];
            /**
             * @description What was decided, or how it ended.
             * @example consent_withdrawn
             */
            readonly outcome?: string;
            /**
             * Format: uuid
             * @description The evidence request that it belongs to.
             */
            readonly requestId?: string;
            /**
             * Format: date-time
             * @description When its details were removed, at the end of their retention; documents and fields went with them.
             */
            readonly detailsPrunedAt?: string;
            /**
             * @description By language.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly agencyName?: {
                readonly [key: string]: string;
            };
            /**
             * @description By language.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly procedureName?: {
                readonly [key: string]: string;
            };
            /**
             * @description Why, in plain words, by language.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly purposeDescription?: {
                readonly [key: string]: string;
            };
            /** @description By id, each by language. */
            readonly evidenceTypeNames: {
                readonly [key: string]: {
                    readonly [key: string]: string;
                };
            };
        };
        readonly AgencyConcernedResponse: {
            readonly id: string;
            /**
             * @description By language.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly [key: string]: string;
            };
        };
        readonly AccessListResponse: {
            readonly items: readonly components["schemas"]["NamedAccessResponse"][];
            /** @description Where the next page begins; absent on the last one. */
            readonly nextCursor?: string;
            /** @description All agencies whom the record of the caller concerns, whatever was asked for. */
            readonly agencies: readonly components["schemas"]["AgencyConcernedResponse"][];
        };
        readonly ReceiptOpeningResponse: {
            /**
             * Format: uuid
             * @description The entry; the auditEntryId of other answers.
             */
            readonly id: string;
            /**
             * @description What happened.
             * @example askonce.evidence.released.v1
             */
            readonly action: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            readonly occurredAt: string;
            /** @description The agency concerned: the one that asked, got, or gave. */
            readonly agency: string | null;
            /** @description For which procedure. */
            readonly procedure: string | null;
            /** @description For which purpose. */
            readonly purpose: string | null;
            /** @description What it rested on. */
            readonly lawfulBasis: string | null;
            /** @description The kinds of evidence concerned. */
            readonly evidenceTypes: readonly string[];
            /** @description The documents concerned. */
            readonly documents: readonly components["schemas"]["DocumentNamedResponse"][];
            /** @description The only fields that were handed over. */
            readonly fields?: readonly string[];
            /** @description What was decided, or how it ended. */
            readonly outcome: string | null;
            /** @description The evidence request that it belongs to. */
            readonly requestId: string | null;
            /** @description A commitment to who the person is, which a receipt does not open. */
            readonly person: string;
            /** @description A commitment to all that was recorded, which a receipt does not open. */
            readonly details: string;
        };
        readonly ReceiptResponse: {
            /** @enum {string} */
            readonly format: "askonce-receipt@v1";
            /** @description What the opening says, for people, in English. Whoever verifies makes these lines anew and refuses others. */
            readonly words: readonly string[];
            readonly opening: components["schemas"]["ReceiptOpeningResponse"];
            /** @description 32 bytes: the commitment is the SHA-256 of them and of the opening as canonical JSON (RFC 8785). */
            readonly salt: string;
            /** @description The leaf as it is in the log: canonical JSON that holds the commitment. */
            readonly leaf: string;
            /** @description That the leaf is in the log: c2sp.org/tlog-proof@v1. */
            readonly proof: string;
        };
        readonly ReconciliationRequest: {
            /**
             * @description Why, in one line: name a case, never a person. It is logged.
             * @example Complaint 2026/113
             */
            readonly reason: string;
            /**
             * Format: date-time
             * @description What was recorded from then on is compared.
             */
            readonly from: string;
            /**
             * Format: date-time
             * @description Until before then, which is within 367 days of `from`; what comes later than the call is not compared.
             */
            readonly to: string;
        };
        readonly ReconciliationProgressResponse: {
            /** @description Facts and entries looked at so far. */
            readonly compared: number;
            /** @description Leaves looked at so far; they come after the facts. */
            readonly leaves: number;
            /** @description Of how many leaves; known once they are begun. */
            readonly ofLeaves?: number;
            /** @description What keeps it from going on at the moment; it is tried again by itself. */
            readonly trouble?: string;
        };
        readonly FindingResponse: {
            /**
             * @description missing: the registry has it, the log lacks it; extra: the log has it, the registry lacks it; different: both have it, in other words.
             * @enum {string}
             */
            readonly kind: "missing" | "extra" | "different";
            /**
             * @description Stable.
             * @enum {string}
             */
            readonly code: "entry_missing" | "entry_changed" | "entry_moved" | "entry_keyless" | "fact_missing" | "fact_changed" | "either_changed" | "release_missing" | "release_changed" | "release_unlogged" | "request_missing" | "request_changed" | "denial_unlogged" | "leaf_row_missing" | "leaf_row_changed" | "leaf_without_entry" | "tree_differs";
            /**
             * @description On which side something was done; either where that cannot be told any more.
             * @enum {string}
             */
            readonly side: "log" | "registry" | "either";
            /** @description What happened. */
            readonly what: string;
            /** @description What to do next. */
            readonly next: string;
            /**
             * Format: uuid
             * @description The entry, which has the id of the event of the fact.
             */
            readonly entryId?: string;
            /** @description The place in the tree. */
            readonly leafIndex?: number;
            /**
             * Format: uuid
             * @description The person, by our own random id.
             */
            readonly subjectRef?: string;
            /**
             * Format: uuid
             * @description The release or the request in the registry.
             */
            readonly recordId?: string;
            /** @description What differs, by name; empty where nothing is there on one side. */
            readonly members: readonly string[];
        };
        readonly ReconciliationResultResponse: {
            /** @enum {string} */
            readonly outcome: "nothing_differs" | "differs";
            /** @description Findings of this kind. */
            readonly missing: number;
            /** @description Findings of this kind. */
            readonly extra: number;
            /** @description Findings of this kind. */
            readonly different: number;
            /** @description Facts of the last hour, or still to be sent, that had not arrived in the log yet. */
            readonly underWay: number;
            /** @description Entries of erased persons of whom the registry has nothing any more, as it should be. */
            readonly erased: number;
            /** @description Entries that can no longer be opened: of those, only what is public in their leaf was compared. */
            readonly closed: number;
            /** @description The first of them. */
            readonly findings: readonly components["schemas"]["FindingResponse"][];
            /** @description Findings beyond those listed. */
            readonly leftOut: number;
        };
        readonly ReconciliationResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @enum {string} */
            readonly state: "running" | "ended";
            readonly reason: string;
            /** Format: date-time */
            readonly from: string;
            /** Format: date-time */
            readonly to: string;
            /** Format: date-time */
            readonly requestedAt: string;
            /** Format: date-time */
            readonly endedAt?: string;
            readonly progress: components["schemas"]["ReconciliationProgressResponse"];
            /** @description Once it has ended. */
            readonly result?: components["schemas"]["ReconciliationResultResponse"];
        };
        readonly UsageResponse: {
            /**
             * Format: date-time
             * @description When it happened.
             */
            readonly logtime: string;
            /**
             * @description Why, and what was done.
             * @example Deciding on housing benefit (evidence released)
             */
            readonly action: string;
            /**
             * @description The registration number of the agency concerned.
             * @example 70001234
             */
            readonly receiverCode: string;
            /** @description What that agency is called. */
            readonly receiverName?: string;
            /**
             * @description The system that was used.
             * @example housing-backend
             */
            readonly receiverSystem: string;
        };
        readonly FindUsageResponse: {
            /**
             * Format: int32
             * @description How many there are in the period.
             */
            readonly totalUsages: number;
            /** @description The newest first. */
            readonly usages: readonly components["schemas"]["UsageResponse"][];
        };
        readonly UsagePeriodResponse: {
            /**
             * Format: date-time
             * @description Since when usage is kept. It may be asked for until now.
             */
            readonly periodStart: string;
        };
        readonly HeartbeatResponse: {
            /** @enum {string} */
            readonly status: "OK" | "FAIL";
            /**
             * @description The same in words.
             * @example Usage can be asked for
             */
            readonly message: string;
        };
        readonly FieldErrorResponse: {
            /** @description JSON Pointer (RFC 6901) into what was sent. */
            readonly pointer: string;
            readonly detail: string;
        };
        readonly ProblemResponse: {
            /** @example urn:askonce:problem:not-found */
            readonly type: string;
            readonly title: string;
            readonly status: number;
            readonly detail?: string;
            readonly instance?: string;
            readonly traceId?: string;
            readonly errors?: readonly components["schemas"]["FieldErrorResponse"][];
            /** Format: uuid */
            readonly auditEntryId?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly Cosigning_read: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CosigningResponse"];
                };
            };
        };
    };
    readonly Entries_search: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SearchRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SearchResponse"];
                };
            };
        };
    };
    readonly Entries_get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The entry, as named by an auditEntryId. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EntryResponse"];
                };
            };
        };
    };
    readonly Entries_prove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The entry, as named by an auditEntryId. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": string;
                };
            };
        };
    };
    readonly Accesses_list: {
        readonly parameters: {
            readonly query?: {
                /** @description Items on a page. */
                readonly limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                readonly cursor?: string;
                /** @description The agency concerned. */
                readonly agency?: string;
                /** @description What came of it: something was handed over, somebody looked, or it was refused. */
                readonly outcome?: "released" | "read" | "refused";
                /** @description This one only, as named by an auditEntryId. */
                readonly entryId?: string;
                /** @description One case: the evidence request it belongs to. */
                readonly requestId?: string;
                /** @description Anywhere in the name of a document, purpose, procedure or agency, in any language. */
                readonly text?: string;
                /** @description When it happened: from then on. */
                readonly from?: string;
                /** @description When it happened: until before then. */
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccessListResponse"];
                };
            };
        };
    };
    readonly Receipts_get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The entry, as named by an auditEntryId. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReceiptResponse"];
                };
            };
        };
    };
    readonly Reconciliations_request: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description New for each call, the same when a call is repeated. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReconciliationRequest"];
            };
        };
        readonly responses: {
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReconciliationResponse"];
                };
            };
        };
    };
    readonly Reconciliations_get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReconciliationResponse"];
                };
            };
        };
    };
}
