// Generated from the code by `npm run docs`; CI checks that it is current.

export interface paths {
    readonly "/v1/catalogue/agencies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Agencies */
        readonly get: operations["Catalogue_agencies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/evidence-types": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Kinds of evidence */
        readonly get: operations["Catalogue_evidenceTypes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/requirements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What procedures need to know */
        readonly get: operations["Catalogue_requirements"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/procedures": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Public services */
        readonly get: operations["Catalogue_procedures"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/purposes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who may ask for what, why, and on which basis */
        readonly get: operations["Catalogue_purposes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/life-events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Life events and the procedures they lead to */
        readonly get: operations["Catalogue_lifeEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Apply a whole catalogue
         * @description At most 2 MiB. What is not in it is removed. What waiting requests rest on can only be taken away with force; they are then denied.
         */
        readonly put: operations["Catalogue_apply"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What was applied when, and by whom
         * @description Newest first.
         */
        readonly get: operations["CatalogueHistory_list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/versions/{version}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The whole catalogue as it was */
        readonly get: operations["CatalogueHistory_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/consents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What I was asked to agree to, newest first */
        readonly get: operations["Consents_list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/consents/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One consent, with its history, and my own values of what would be shared */
        readonly get: operations["Consents_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/consents/{id}/{transition}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Grant, refuse, withdraw, pause, resume or renew; effective when answered */
        readonly post: operations["Consents_transition"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/asks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What I am asked for, and who waits for it */
        readonly get: operations["Asks_list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/asks/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One ask; one that has ended says how */
        readonly get: operations["Asks_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/asks/{id}/declination": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Say that I do not have it, cannot get it, or will bring it myself */
        readonly post: operations["Asks_decline"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/overview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What needs me, what is held, shared and decided: of each the number and the first few */
        readonly get: operations["Overview_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/documents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What is held about me, newest first */
        readonly get: operations["OwnDocuments_list"];
        readonly put?: never;
        /** Give a document; it answers every ask it fits. As a draft it waits to be confirmed */
        readonly post: operations["OwnDocuments_give"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/documents/{id}/replacement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Give a better copy of what I gave before; as a draft it waits to be confirmed */
        readonly post: operations["OwnDocuments_replace"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/documents/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One document about me, with all versions of it, and to whom it was released */
        readonly get: operations["OwnDocuments_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/documents/{id}/content": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Its bytes; the download is recorded, unless it is a draft */
        readonly get: operations["OwnDocuments_content"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/documents/{id}/removal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take back what I gave; nobody can read it any more. A draft goes */
        readonly post: operations["OwnDocuments_remove"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/documents/{id}/draft": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What I sent to look at first, and have neither confirmed nor discarded, with whom it would serve */
        readonly get: operations["Drafts_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/documents/{id}/confirmation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Give what I sent as a draft; it answers every ask it fits */
        readonly post: operations["Drafts_confirm"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/documents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Deposit a document about a person */
        readonly post: operations["Deposits_deposit"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/documents/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What I deposited as its issuer, with its versions */
        readonly get: operations["Deposits_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/documents/{id}/revocation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Revoke what I issued; nobody can read it any more */
        readonly post: operations["Deposits_revoke"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/evidence-requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The agency's own requests, newest first */
        readonly get: operations["EvidenceRequests_list"];
        readonly put?: never;
        /** Ask for evidence about a person */
        readonly post: operations["EvidenceRequests_create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/evidence-requests/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Where a request stands; with wait, after its next change */
        readonly get: operations["EvidenceRequests_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/evidence-requests/{id}/cancellation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take a waiting request back */
        readonly post: operations["EvidenceRequests_cancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/evidence-requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who asked for what about me, the decision, refusals included, and what each waits for */
        readonly get: operations["OwnRequests_list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/evidence-requests/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One request about me: where it stands, what it waits for, and where it leads back to */
        readonly get: operations["OwnRequests_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/evidence-requests/{id}/objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Object to an exchange that rests on a public task */
        readonly post: operations["OwnRequests_object"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/evidence-requests/{id}/evidence/{evidenceType}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The released bytes, or the released fields as JSON; the reading is decided and recorded before the first */
        readonly get: operations["Releases_download"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/releases/{id}/claims": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The key to a document that came over Kafka, wrapped to my registered key */
        readonly post: operations["Releases_claim"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/evidence-requests/{id}/evidence/{evidenceType}/rejection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Say that what was released cannot be used; what a citizen gave is then asked for again */
        readonly post: operations["Rejections_reject"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/evidence-requests/{id}/explanation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How a request is decided, step by step */
        readonly get: operations["Explanations_explain"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/questions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What I asked, until when an answer is promised, and what was answered, newest first */
        readonly get: operations["OwnQuestions_list"];
        readonly put?: never;
        /** Ask the agency concerned, or tell it that something is wrong */
        readonly post: operations["OwnQuestions_ask"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/questions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One question, with its answer */
        readonly get: operations["OwnQuestions_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/questions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What people asked the agency, or said to be wrong, newest first */
        readonly get: operations["Questions_list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/questions/{id}/answer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Answer a question; an answer stays as it was given */
        readonly post: operations["Questions_answer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/asked-again-reports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Say that an agency asked for evidence again; whether it was held then is decided at once */
        readonly post: operations["AskedAgain_report"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/asked-again-reports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who was said to have asked me again, and whether it is upheld, newest first */
        readonly get: operations["AskedAgain_list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What concerns the agency, in order; with wait, as soon as there is something new */
        readonly get: operations["Feed_read"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events/webhook": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How far the agency's webhook has taken its feed, and why it does not go on */
        readonly get: operations["EventWebhooks_read"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events/redelivery": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Have the feed sent to the webhook from a number on, again or leaving some out
         * @description It is tried at once, whatever failed before. Without a webhook it says where one will begin. A repeated call moves nothing.
         */
        readonly post: operations["EventWebhooks_redeliver"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Everything that is held about me, as one ZIP
         * @description JSON files, the documents themselves and the receipts of all decisions. The export is recorded before the first byte.
         */
        readonly get: operations["Export_export"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/legal-holds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Have a person's documents kept for an authority, even if the person has everything erased
         * @description Recorded as a fact about the person, who sees who demanded it.
         */
        readonly post: operations["LegalHolds_place"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/legal-holds/{id}/lifting": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End a legal hold before its time; what it kept of an erased person is erased then */
        readonly post: operations["LegalHolds_lift"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/erasure": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Have everything about me erased that no legal hold covers
         * @description At once and for good: take an export before. The answer says what is erased, what is kept, and why. Who comes back later is a new person.
         */
        readonly post: operations["Erasure_erase"];
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
        readonly SubjectRequest: {
            /** @example national:xx */
            readonly scheme: string;
            /** @example 38001085718 */
            readonly identifier: string;
        };
        readonly SubjectResolutionResponse: {
            /** Format: uuid */
            readonly subjectRef: string;
        };
        readonly ContactResponse: {
            /** @description Telephone number. */
            readonly phone: string;
            /**
             * @description Address of the office.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly office: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description When the office is open and the telephone answered.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly hours: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description Mail address. */
            readonly email?: string;
            /**
             * Format: uri
             * @description Web site.
             */
            readonly website?: string;
        };
        readonly AgencyResponse: {
            /** @description The agency. */
            readonly id: string;
            /**
             * @description What people call it.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            readonly contact: components["schemas"]["ContactResponse"];
            /** @description Days within which it answers questions that people ask it. */
            readonly answersWithinDays: number;
            /**
             * @description A suspended agency gets nothing and is asked nothing.
             * @enum {string}
             */
            readonly status: "active" | "suspended";
        };
        readonly AgencyListResponse: {
            readonly items: readonly components["schemas"]["AgencyResponse"][];
            /** @description Where the next page begins; absent on the last one. */
            readonly nextCursor?: string;
        };
        readonly AgeAtLeastResponse: {
            readonly years: number;
            /** @description Where the day begins on which the age is reached. */
            readonly timeZone: string;
        };
        readonly DerivedAnswerResponse: {
            /** @description By which a purpose names it among its fields. */
            readonly id: string;
            /**
             * @description What is told, in plain words.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description The attribute that it rests on. */
            readonly field: string;
            readonly ageAtLeast?: components["schemas"]["AgeAtLeastResponse"];
            readonly oneOf?: readonly string[];
        };
        readonly EvidenceTypeResponse: {
            /** @description The evidence type. */
            readonly id: string;
            /**
             * @description What people call it.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description What it is, in plain words.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly description?: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description Agencies that issue it. */
            readonly issuers: readonly string[];
            /** @description Agencies that are asked for it by machine, so that nobody has to bring it. */
            readonly sources: readonly string[];
            /** @description JSON Schema of its attributes. */
            readonly schema?: {
                readonly [key: string]: unknown;
            };
            /** @description What may be told of it in place of its attributes. */
            readonly answers?: readonly components["schemas"]["DerivedAnswerResponse"][];
            /** @description Days from issue for which it is valid. */
            readonly validityDays?: number;
        };
        readonly EvidenceTypeListResponse: {
            readonly items: readonly components["schemas"]["EvidenceTypeResponse"][];
            /** @description Where the next page begins; absent on the last one. */
            readonly nextCursor?: string;
        };
        readonly RequirementResponse: {
            /** @description The requirement. */
            readonly id: string;
            /**
             * @description What people call it.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description What has to be known, in plain words.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly description?: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description Its identifier in the catalogue that it was imported from, word for word. */
            readonly sameAs?: string;
            /** @description Lists of evidence types: any one list suffices, and of that list every type is needed. */
            readonly evidenceTypeLists: readonly (readonly string[])[];
            /** @description The oldest evidence that will do, in days. */
            readonly maxAgeDays?: number;
            /** @description Where the evidence may come from; anywhere when absent. */
            readonly acceptedProvenance?: readonly ("citizen_provided" | "agency_issued")[];
        };
        readonly RequirementListResponse: {
            readonly items: readonly components["schemas"]["RequirementResponse"][];
            /** @description Where the next page begins; absent on the last one. */
            readonly nextCursor?: string;
        };
        readonly ProcedureResponse: {
            /** @description The procedure. */
            readonly id: string;
            /** @description The agency that runs it. */
            readonly agency: string;
            /**
             * @description What people call it.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description What it is for, in plain words.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly description?: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description Its identifier in the catalogue that it was imported from, word for word. */
            readonly sameAs?: string;
            /** @description What it needs to know. */
            readonly requirements: readonly string[];
            /** @description Whether it is done at a counter or on paper only. */
            readonly offline: boolean;
        };
        readonly ProcedureListResponse: {
            readonly items: readonly components["schemas"]["ProcedureResponse"][];
            /** @description Where the next page begins; absent on the last one. */
            readonly nextCursor?: string;
        };
        readonly PurposeResponse: {
            /** @description The purpose. */
            readonly id: string;
            /** @description The agency that declares it. */
            readonly agency: string;
            /** @description The procedure that it serves. */
            readonly procedure: string;
            /**
             * @description What people call it.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description Why the agency asks, in plain words.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly description: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description The evidence types it covers. */
            readonly evidenceTypes: readonly string[];
            /** @description The only attributes that are released, and never the file. */
            readonly fields?: readonly string[];
            /**
             * @description What the exchange rests on.
             * @enum {string}
             */
            readonly lawfulBasis: "consent" | "public_task" | "legal_obligation" | "vital_interest";
            /** @description How long one authorisation lasts at most. */
            readonly maxValidityDays: number;
            /**
             * @description The law that the basis stands in.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly legalReference?: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description What follows when the person refuses.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly consequenceOfRefusing?: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description What follows when the person withdraws.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly consequenceOfWithdrawing?: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description How long the agency keeps what it gets.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly retention: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description Where the person has a mistake corrected.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly correction: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
        };
        readonly PurposeListResponse: {
            readonly items: readonly components["schemas"]["PurposeResponse"][];
            /** @description Where the next page begins; absent on the last one. */
            readonly nextCursor?: string;
        };
        readonly LifeEventResponse: {
            /** @description The life event. */
            readonly id: string;
            /**
             * @description What people call it.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description What it is, in plain words.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly description?: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description The procedures it leads to, in the order people meet them. */
            readonly procedures: readonly string[];
        };
        readonly LifeEventListResponse: {
            readonly items: readonly components["schemas"]["LifeEventResponse"][];
            /** @description Where the next page begins; absent on the last one. */
            readonly nextCursor?: string;
        };
        readonly ContactRequest: {
            /** @description Telephone number, as people dial it. */
            readonly phone: string;
            /**
             * @description Address of the office.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly office: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description When the office is open and the telephone answered.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly hours: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description Mail address. */
            readonly email?: string;
            /**
             * Format: uri
             * @description Web site.
             */
            readonly website?: string;
        };
        readonly RestConnectorRequest: {
            /**
             * @description The kind of connector.
             * @enum {string}
             */
            readonly kind: "rest";
            /**
             * Format: uri
             * @description Where the agency's evidence service answers.
             */
            readonly url: string;
            /**
             * Format: uri
             * @description Where the adapter gets its access token (OAuth2 client credentials).
             */
            readonly tokenEndpoint: string;
            /** @description The client that the agency knows the adapter by; its secret lies with the adapter. */
            readonly clientId: string;
            /** @description OAuth2 scope to ask for. */
            readonly scope?: string;
        };
        readonly WebhookDeliveryRequest: {
            /**
             * @description The kind of delivery.
             * @enum {string}
             */
            readonly kind: "webhook";
            /**
             * Format: uri
             * @description The agency's webhook (Standard Webhooks).
             */
            readonly url: string;
        };
        readonly DataTrackerRequest: {
            /** @description The client that its tokens name. */
            readonly clientId: string;
        };
        readonly AgencyRequest: {
            /** @description The agency; the same word as in its systems' tokens. */
            readonly id: string;
            /**
             * @description What people call it.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description By which the register of organisations of the country knows it. */
            readonly registrationNumber?: string;
            /** @description Where people reach it. */
            readonly contact: components["schemas"]["ContactRequest"];
            /** @description Days within which it answers questions that people ask it; 30 when absent. */
            readonly answersWithinDays?: number;
            /**
             * @description A suspended agency gets nothing and is asked nothing.
             * @enum {string}
             */
            readonly status: "active" | "suspended";
            /** @description How its systems are asked for evidence. */
            readonly connector?: components["schemas"]["RestConnectorRequest"];
            /** @description Where released documents are delivered. */
            readonly delivery?: components["schemas"]["WebhookDeliveryRequest"];
            /** @description Where the entries of its feed are sent. */
            readonly events?: components["schemas"]["WebhookDeliveryRequest"];
            /** @description Lets this client read who used the data of anybody, as the Estonian Data Tracker; one agency at most. */
            readonly dataTracker?: components["schemas"]["DataTrackerRequest"];
            /** @description Addresses at or below which its systems may have people led back; without query and fragment. */
            readonly returnUrls?: readonly string[];
            /** @description Public key that document keys are wrapped to. */
            readonly publicKeyJwk?: {
                readonly [key: string]: string;
            };
        };
        readonly AgeAtLeastRequest: {
            /** @description Years of age. */
            readonly years: number;
            /** @description Where the day begins on which an age is reached: an IANA time zone. */
            readonly timeZone: string;
        };
        readonly DerivedAnswerRequest: {
            /** @description By which a purpose names it among its fields. */
            readonly id: string;
            /**
             * @description What is told, in plain words.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description The attribute that it rests on. */
            readonly field: string;
            /** @description Yes from this age on, of a date of birth. */
            readonly ageAtLeast?: components["schemas"]["AgeAtLeastRequest"];
            /** @description Yes where the attribute is one of these. */
            readonly oneOf?: readonly string[];
        };
        readonly EvidenceTypeRequest: {
            /** @description The evidence type. */
            readonly id: string;
            /**
             * @description What people call it.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description What it is, in plain words.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly description?: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description Agencies that issue it and may deposit it. */
            readonly issuers: readonly string[];
            /** @description Issuers that can be asked for it by machine, the preferred one first. */
            readonly sources?: readonly string[];
            /** @description JSON Schema of its attributes, when it exists as data. */
            readonly schema?: {
                readonly [key: string]: unknown;
            };
            /** @description What may be told of it in place of its attributes: yes or no, computed when it is read. */
            readonly answers?: readonly components["schemas"]["DerivedAnswerRequest"][];
            /** @description Days from issue for which it is valid. */
            readonly validityDays?: number;
            /** @description How long an unavailable source is tried before the citizen is asked; 60 when absent. */
            readonly fetchDeadlineMinutes?: number;
            /** @description How long an ask stays open; 30 when absent. */
            readonly askDeadlineDays?: number;
        };
        readonly RequirementRequest: {
            /** @description The requirement. */
            readonly id: string;
            /**
             * @description What people call it.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description What has to be known, in plain words.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly description?: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description Its identifier in the catalogue that it was imported from, word for word. */
            readonly sameAs?: string;
            /** @description Lists of evidence types: any one list suffices, and of that list every type is needed. */
            readonly evidenceTypeLists: readonly (readonly string[])[];
            /** @description The oldest evidence that will do, in days since its issue. */
            readonly maxAgeDays?: number;
            /** @description Where the evidence may come from; anywhere when absent. */
            readonly acceptedProvenance?: readonly ("citizen_provided" | "agency_issued")[];
        };
        readonly ProcedureRequest: {
            /** @description The procedure. */
            readonly id: string;
            /** @description The agency that runs it. */
            readonly agency: string;
            /**
             * @description What people call it.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description What it is for, in plain words.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly description?: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description Its identifier in the catalogue that it was imported from, word for word. */
            readonly sameAs?: string;
            /** @description What it needs to know. */
            readonly requirements: readonly string[];
            /** @description Whether it is done at a counter or on paper only; false when absent. */
            readonly offline?: boolean;
        };
        readonly PurposeRequest: {
            /** @description The purpose. */
            readonly id: string;
            /** @description The agency that declares it; no other may use it. */
            readonly agency: string;
            /** @description The procedure that it serves. */
            readonly procedure: string;
            /**
             * @description What people call it.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description Why the agency asks, in plain words.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly description: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description The evidence types it covers. */
            readonly evidenceTypes: readonly string[];
            /** @description The only attributes that are released, of structured evidence, and never the file. */
            readonly fields?: readonly string[];
            /**
             * @description What the exchange rests on.
             * @enum {string}
             */
            readonly lawfulBasis: "consent" | "public_task" | "legal_obligation" | "vital_interest";
            /** @description How long one authorisation lasts at most. */
            readonly maxValidityDays: number;
            /**
             * @description The law that the basis stands in.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly legalReference?: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description What follows when the person refuses; needed where the basis is consent.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly consequenceOfRefusing?: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description What follows when the person withdraws; needed where the basis is consent.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly consequenceOfWithdrawing?: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description How long the agency keeps what it gets.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly retention: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description Where the person has a mistake corrected.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly correction: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
        };
        readonly LifeEventRequest: {
            /** @description The life event. */
            readonly id: string;
            /**
             * @description What people call it.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /**
             * @description What it is, in plain words.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly description?: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description The procedures it leads to, in the order people meet them. */
            readonly procedures: readonly string[];
        };
        readonly CatalogueRequest: {
            /** @description Agencies. */
            readonly agencies: readonly components["schemas"]["AgencyRequest"][];
            /** @description Evidence types. */
            readonly evidenceTypes: readonly components["schemas"]["EvidenceTypeRequest"][];
            /** @description Requirements. */
            readonly requirements: readonly components["schemas"]["RequirementRequest"][];
            /** @description Procedures. */
            readonly procedures: readonly components["schemas"]["ProcedureRequest"][];
            /** @description Purposes. */
            readonly purposes: readonly components["schemas"]["PurposeRequest"][];
            /** @description Life events. */
            readonly lifeEvents: readonly components["schemas"]["LifeEventRequest"][];
        };
        readonly FieldChangeResponse: {
            /** @description JSON Pointer (RFC 6901) into the item. */
            readonly pointer: string;
            /** @description The value in force; absent where the field is new. */
            readonly before?: string | number | boolean | readonly unknown[] | {
                readonly [key: string]: unknown;
            };
            /** @description The value sent; absent where the field goes. */
            readonly after?: string | number | boolean | readonly unknown[] | {
                readonly [key: string]: unknown;
            };
        };
        readonly ItemChangeResponse: {
            /** @description The item. */
            readonly id: string;
            readonly fields: readonly components["schemas"]["FieldChangeResponse"][];
        };
        readonly KindDiffResponse: {
            /** @description New items. */
            readonly added: readonly string[];
            /** @description Items that differ. */
            readonly changed: readonly components["schemas"]["ItemChangeResponse"][];
            /** @description Items that go. */
            readonly removed: readonly string[];
        };
        readonly CatalogueDiffResponse: {
            readonly agencies: components["schemas"]["KindDiffResponse"];
            readonly evidenceTypes: components["schemas"]["KindDiffResponse"];
            readonly requirements: components["schemas"]["KindDiffResponse"];
            readonly procedures: components["schemas"]["KindDiffResponse"];
            readonly purposes: components["schemas"]["KindDiffResponse"];
            readonly lifeEvents: components["schemas"]["KindDiffResponse"];
        };
        readonly StrandResponse: {
            /** @description JSON Pointer (RFC 6901) into what was sent. */
            readonly pointer: string;
            /** @description What is missing there. */
            readonly detail: string;
            /** @description How many requests; one that misses several things counts at each of its places. */
            readonly requests: number;
        };
        readonly CatalogueOutcomeResponse: {
            /** @description The version in force; 0 when none was ever applied. */
            readonly version: number;
            /** @description Whether this made, or would make, a new version. */
            readonly changed: boolean;
            readonly diff: components["schemas"]["CatalogueDiffResponse"];
            /** @description Where it leaves waiting requests without what they rest on. */
            readonly strands: readonly components["schemas"]["StrandResponse"][];
        };
        readonly DiffCountsResponse: {
            readonly added: number;
            readonly changed: number;
            readonly removed: number;
        };
        readonly KindCountsResponse: {
            readonly agencies: components["schemas"]["DiffCountsResponse"];
            readonly evidenceTypes: components["schemas"]["DiffCountsResponse"];
            readonly requirements: components["schemas"]["DiffCountsResponse"];
            readonly procedures: components["schemas"]["DiffCountsResponse"];
            readonly purposes: components["schemas"]["DiffCountsResponse"];
            readonly lifeEvents: components["schemas"]["DiffCountsResponse"];
        };
        readonly CatalogueVersionResponse: {
            /** @description The highest one is in force. */
            readonly version: number;
            /** Format: date-time */
            readonly appliedAt: string;
            /** @description The client that applied it. */
            readonly appliedBy: string;
            /** @description Of the canonical JSON (RFC 8785) of the catalogue, written as in Repr-Digest. */
            readonly digest: string;
            /** @description Whether waiting requests were stranded by it, knowingly. */
            readonly forced: boolean;
            /** @description How much it changed of the version before. */
            readonly counts: components["schemas"]["KindCountsResponse"];
        };
        readonly CatalogueVersionListResponse: {
            readonly items: readonly components["schemas"]["CatalogueVersionResponse"][];
            /** @description Where the next page begins; absent on the last one. */
            readonly nextCursor?: string;
        };
        readonly WholeCatalogueVersionResponse: {
            /** @description The highest one is in force. */
            readonly version: number;
            /** Format: date-time */
            readonly appliedAt: string;
            /** @description The client that applied it. */
            readonly appliedBy: string;
            /** @description Of the canonical JSON (RFC 8785) of the catalogue, written as in Repr-Digest. */
            readonly digest: string;
            /** @description Whether waiting requests were stranded by it, knowingly. */
            readonly forced: boolean;
            /** @description How much it changed of the version before. */
            readonly counts: components["schemas"]["KindCountsResponse"];
            /** @description As it can be applied again, with every default filled in. */
            readonly catalogue: components["schemas"]["CatalogueRequest"];
        };
        readonly RestConnectorResponse: {
            /** @enum {string} */
            readonly kind: "rest";
            /**
             * Format: uri
             * @description Where the agency's evidence service answers.
             */
            readonly url: string;
            /**
             * Format: uri
             * @description Where the adapter gets its access token.
             */
            readonly tokenEndpoint: string;
            /** @description The client that the agency knows the adapter by. */
            readonly clientId: string;
            /** @description OAuth2 scope to ask for. */
            readonly scope?: string;
        };
        readonly WebhookDeliveryResponse: {
            /** @enum {string} */
            readonly kind: "webhook";
            /**
             * Format: uri
             * @description The agency's webhook (Standard Webhooks).
             */
            readonly url: string;
        };
        readonly ConnectedAgencyResponse: {
            /** @description The agency. */
            readonly id: string;
            readonly connector?: components["schemas"]["RestConnectorResponse"];
            readonly delivery?: components["schemas"]["WebhookDeliveryResponse"];
            readonly events?: components["schemas"]["WebhookDeliveryResponse"];
        };
        readonly ConnectorsResponse: {
            /** @description The catalogue's version. */
            readonly version: number;
            readonly agencies: readonly components["schemas"]["ConnectedAgencyResponse"][];
        };
        readonly TrackerClientResponse: {
            /** @description The agency that runs it. */
            readonly agency: string;
            /** @description The client that its tokens name. */
            readonly clientId: string;
        };
        readonly NamedAgencyResponse: {
            /** @description The item. */
            readonly id: string;
            /**
             * @description What people call it.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
            /** @description By which the register of organisations of the country knows it. */
            readonly registrationNumber?: string;
        };
        readonly NamedItemResponse: {
            /** @description The item. */
            readonly id: string;
            /**
             * @description What people call it.
             * @example {
             *       "en": "Birth certificate"
             *     }
             */
            readonly name: {
                readonly en: string;
            } & {
                readonly [key: string]: string;
            };
        };
        readonly DataTrackerResponse: {
            /** @description Who may read as the Data Tracker; absent where nobody may, or its agency is suspended. */
            readonly client?: components["schemas"]["TrackerClientResponse"];
            readonly agencies: readonly components["schemas"]["NamedAgencyResponse"][];
            readonly procedures: readonly components["schemas"]["NamedItemResponse"][];
            readonly purposes: readonly components["schemas"]["NamedItemResponse"][];
        };
        readonly RecipientResponse: {
            readonly id: string;
            /** @description By language. */
            readonly name: {
                readonly [key: string]: string;
            };
            /** @description Where its people can be reached. */
            readonly contact?: components["schemas"]["ContactResponse"];
        };
        readonly PurposeOfConsentResponse: {
            readonly id: string;
            /** @description In plain words, by language. */
            readonly description?: {
                readonly [key: string]: string;
            };
            /** @description By language. */
            readonly consequenceOfRefusing?: {
                readonly [key: string]: string;
            };
            /** @description By language. */
            readonly consequenceOfWithdrawing?: {
                readonly [key: string]: string;
            };
            /** @description By language. */
            readonly retention?: {
                readonly [key: string]: string;
            };
            /** @description For how many days I agree, should I agree now. */
            readonly maxValidityDays?: number;
        };
        readonly AnswerToldResponse: {
            /** @description Among the fields. */
            readonly field: string;
            /** @description What is told: yes or no to this, and not what it was computed from. */
            readonly name: {
                readonly [key: string]: string;
            };
        };
        readonly ConsentResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly recipient: components["schemas"]["RecipientResponse"];
            readonly purpose: components["schemas"]["PurposeOfConsentResponse"];
            readonly procedure: string;
            /** @description By language. */
            readonly procedureName: {
                readonly [key: string]: string;
            };
            readonly evidenceType: string;
            /** @description By language. */
            readonly evidenceTypeName: {
                readonly [key: string]: string;
            };
            /** @description Exactly these fields; none are named where it is the whole document. */
            readonly fields: readonly string[];
            /** @description Whether the whole document may be read, and not just fields of it. */
            readonly wholeDocument: boolean;
            /** @description The fields that only answer a question, in plain words. */
            readonly answers: readonly components["schemas"]["AnswerToldResponse"][];
            /** @enum {string} */
            readonly lawfulBasis: "consent" | "public_task" | "legal_obligation" | "vital_interest";
            /** @enum {string} */
            readonly status: "requested" | "given" | "refused" | "paused" | "withdrawn" | "expired";
            readonly allowedTransitions: readonly ("grant" | "refusal" | "withdrawal" | "pause" | "resumption" | "renewal")[];
            /** @description Names all that I would agree to, should I agree now; sent back with my agreement, it makes sure that I agree to nothing else. Absent where this cannot be agreed to any more. */
            readonly terms?: string;
            /** Format: date-time */
            readonly requestedAt: string;
            /** Format: date-time */
            readonly decidedAt?: string;
            /** Format: date-time */
            readonly validUntil?: string;
        };
        readonly ConsentListResponse: {
            readonly items: readonly components["schemas"]["ConsentResponse"][];
            readonly nextCursor?: string;
        };
        readonly ConsentHistoryResponse: {
            /** @enum {string} */
            readonly transition: "request" | "grant" | "refusal" | "withdrawal" | "pause" | "resumption" | "renewal" | "expiry";
            /** @enum {string} */
            readonly to: "requested" | "given" | "refused" | "paused" | "withdrawn" | "expired";
            /** Format: date-time */
            readonly at: string;
            /** Format: uuid */
            readonly auditEntryId: string;
        };
        readonly NamedDocumentResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly evidenceType: string;
            readonly qualifier: string;
            readonly version: number;
            /** @enum {string} */
            readonly status: "current" | "superseded" | "removed" | "revoked" | "expired";
            /** @enum {string} */
            readonly provenance: "citizen_provided" | "agency_issued";
            readonly issuer?: string;
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            readonly mediaType: string;
            /** @description Bytes. */
            readonly size: number;
            /** @description Repr-Digest (RFC 9530) of the bytes. */
            readonly digest: string;
            /** Format: date-time */
            readonly issuedAt?: string;
            /** Format: date-time */
            readonly validUntil?: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** @description By language. */
            readonly evidenceTypeName: {
                readonly [key: string]: string;
            };
            /** @description Where the issuer is an agency of the catalogue. */
            readonly issuerName?: {
                readonly [key: string]: string;
            };
        };
        readonly ConsentInFullResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly recipient: components["schemas"]["RecipientResponse"];
            readonly purpose: components["schemas"]["PurposeOfConsentResponse"];
            readonly procedure: string;
            /** @description By language. */
            readonly procedureName: {
                readonly [key: string]: string;
            };
            readonly evidenceType: string;
            /** @description By language. */
            readonly evidenceTypeName: {
                readonly [key: string]: string;
            };
            /** @description Exactly these fields; none are named where it is the whole document. */
            readonly fields: readonly string[];
            /** @description Whether the whole document may be read, and not just fields of it. */
            readonly wholeDocument: boolean;
            /** @description The fields that only answer a question, in plain words. */
            readonly answers: readonly components["schemas"]["AnswerToldResponse"][];
            /** @enum {string} */
            readonly lawfulBasis: "consent" | "public_task" | "legal_obligation" | "vital_interest";
            /** @enum {string} */
            readonly status: "requested" | "given" | "refused" | "paused" | "withdrawn" | "expired";
            readonly allowedTransitions: readonly ("grant" | "refusal" | "withdrawal" | "pause" | "resumption" | "renewal")[];
            /** @description Names all that I would agree to, should I agree now; sent back with my agreement, it makes sure that I agree to nothing else. Absent where this cannot be agreed to any more. */
            readonly terms?: string;
            /** Format: date-time */
            readonly requestedAt: string;
            /** Format: date-time */
            readonly decidedAt?: string;
            /** Format: date-time */
            readonly validUntil?: string;
            readonly history: readonly components["schemas"]["ConsentHistoryResponse"][];
            /** @description What would be shared, where it is held already. */
            readonly document?: components["schemas"]["NamedDocumentResponse"];
            /** @description My own values of the fields, by field, as that document has them; absent where it is the whole document. */
            readonly values?: {
                readonly [key: string]: unknown;
            };
        };
        readonly TransitionRequest: {
            /** @description Other consents to which the same is done, all or none. */
            readonly alsoFor?: readonly string[];
            /** @description The terms, as I was shown them, of each consent that is agreed to: 409 when something else would be agreed to now. Without them, what is declared now. */
            readonly terms?: readonly string[];
        };
        readonly WaitingAgencyResponse: {
            readonly agency: string;
            /** @description By language. */
            readonly name: {
                readonly [key: string]: string;
            };
            /** @description Where its people can be reached. */
            readonly contact?: components["schemas"]["ContactResponse"];
            readonly procedure: string;
            /** @description By language. */
            readonly procedureName: {
                readonly [key: string]: string;
            };
            /**
             * Format: uuid
             * @description The evidence request that waits.
             */
            readonly requestId: string;
            /** Format: date-time */
            readonly since: string;
        };
        readonly ConsentOfAskResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly agency: string;
            /** @description By language. */
            readonly agencyName: {
                readonly [key: string]: string;
            };
            readonly purpose: string;
            /** @description In plain words, by language. */
            readonly purposeDescription: {
                readonly [key: string]: string;
            };
            readonly evidenceType: string;
            /** @description By language. */
            readonly evidenceTypeName: {
                readonly [key: string]: string;
            };
            readonly fields: readonly string[];
            /** @description Names all that I would agree to, should I agree now; sent back with my agreement, it makes sure that I agree to nothing else. Absent where this cannot be agreed to any more. */
            readonly terms?: string;
        };
        readonly ConsentForHeldResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly evidenceType: string;
            /** @description By language. */
            readonly evidenceTypeName: {
                readonly [key: string]: string;
            };
            /** @enum {string} */
            readonly status: "requested" | "given" | "refused" | "paused" | "withdrawn" | "expired";
        };
        readonly HeldInsteadResponse: {
            /**
             * Format: uuid
             * @description The evidence request that waits, and would have all that it needs.
             */
            readonly requestId: string;
            readonly agency: string;
            /** @description By language. */
            readonly agencyName: {
                readonly [key: string]: string;
            };
            readonly documents: readonly components["schemas"]["NamedDocumentResponse"][];
            /** @description All to which I would have to agree. */
            readonly consents: readonly components["schemas"]["ConsentForHeldResponse"][];
        };
        readonly RejectionOfAskResponse: {
            readonly agency: string;
            /** @description By language. */
            readonly name: {
                readonly [key: string]: string;
            };
            /** @enum {string} */
            readonly reason: "illegible" | "wrong_document" | "wrong_person" | "incomplete";
            /** @description What the agency wrote to me. */
            readonly note?: string;
            /** Format: date-time */
            readonly rejectedAt: string;
        };
        readonly AskResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly evidenceType: string;
            /** @description By language. */
            readonly name: {
                readonly [key: string]: string;
            };
            /** @description What it is, in plain words, by language. */
            readonly description?: {
                readonly [key: string]: string;
            };
            readonly qualifier: string;
            /** @description Lists of evidence types of which any answers it as well, as a whole, for everybody who waits. */
            readonly alternatives: readonly (readonly string[])[];
            /** @description Of the evidence types among the alternatives, by id, then by language. */
            readonly alternativeNames: {
                readonly [key: string]: {
                    readonly [key: string]: string;
                };
            };
            /** @description Why I am asked although an agency might have it. */
            readonly why?: string;
            /** Format: date-time */
            readonly askedAt: string;
            /** Format: date-time */
            readonly deadline: string;
            readonly waiting: readonly components["schemas"]["WaitingAgencyResponse"][];
            /** @description What I may agree to in the same step. */
            readonly consents: readonly components["schemas"]["ConsentOfAskResponse"][];
            /** @description What is held of me already and would do for one who waits, if I only agreed. */
            readonly held: readonly components["schemas"]["HeldInsteadResponse"][];
            /** @description Why what I gave before does not do. */
            readonly rejections: readonly components["schemas"]["RejectionOfAskResponse"][];
        };
        readonly AskListResponse: {
            readonly items: readonly components["schemas"]["AskResponse"][];
        };
        readonly AskWithEndResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly evidenceType: string;
            /** @description By language. */
            readonly name: {
                readonly [key: string]: string;
            };
            /** @description What it is, in plain words, by language. */
            readonly description?: {
                readonly [key: string]: string;
            };
            readonly qualifier: string;
            /** @description Lists of evidence types of which any answers it as well, as a whole, for everybody who waits. */
            readonly alternatives: readonly (readonly string[])[];
            /** @description Of the evidence types among the alternatives, by id, then by language. */
            readonly alternativeNames: {
                readonly [key: string]: {
                    readonly [key: string]: string;
                };
            };
            /** @description Why I am asked although an agency might have it. */
            readonly why?: string;
            /** Format: date-time */
            readonly askedAt: string;
            /** Format: date-time */
            readonly deadline: string;
            readonly waiting: readonly components["schemas"]["WaitingAgencyResponse"][];
            /** @description What I may agree to in the same step. */
            readonly consents: readonly components["schemas"]["ConsentOfAskResponse"][];
            /** @description What is held of me already and would do for one who waits, if I only agreed. */
            readonly held: readonly components["schemas"]["HeldInsteadResponse"][];
            /** @description Why what I gave before does not do. */
            readonly rejections: readonly components["schemas"]["RejectionOfAskResponse"][];
            /**
             * @description How it ended; absent while it is open.
             * @enum {string}
             */
            readonly outcome?: "answered" | "declined" | "expired" | "no_longer_needed";
            /**
             * @description What I said when I declined it.
             * @enum {string}
             */
            readonly reason?: "do_not_have" | "cannot_obtain" | "will_bring_it_myself";
            /** Format: date-time */
            readonly closedAt?: string;
        };
        readonly DeclinationRequest: {
            /** @enum {string} */
            readonly reason: "do_not_have" | "cannot_obtain" | "will_bring_it_myself";
        };
        readonly DeclinedAskResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @enum {string} */
            readonly outcome: "declined";
        };
        readonly AsksOverviewResponse: {
            /** @description Of all; of these at most 5 are shown. */
            readonly count: number;
            /** @description The oldest first. */
            readonly items: readonly components["schemas"]["AskResponse"][];
        };
        readonly ConsentsOverviewResponse: {
            /** @description Of all; of these at most 5 are shown. */
            readonly count: number;
            /** @description The newest first. */
            readonly items: readonly components["schemas"]["ConsentResponse"][];
        };
        readonly OwnDocumentResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly evidenceType: string;
            readonly qualifier: string;
            readonly version: number;
            /** @enum {string} */
            readonly status: "current" | "superseded" | "removed" | "revoked" | "expired";
            /** @enum {string} */
            readonly provenance: "citizen_provided" | "agency_issued";
            readonly issuer?: string;
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            readonly mediaType: string;
            /** @description Bytes. */
            readonly size: number;
            /** @description Repr-Digest (RFC 9530) of the bytes. */
            readonly digest: string;
            /** Format: date-time */
            readonly issuedAt?: string;
            /** Format: date-time */
            readonly validUntil?: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** @description By language. */
            readonly evidenceTypeName: {
                readonly [key: string]: string;
            };
            /** @description Where the issuer is an agency of the catalogue. */
            readonly issuerName?: {
                readonly [key: string]: string;
            };
            /** @description How often it was released to an agency. */
            readonly releases: number;
        };
        readonly DocumentsOverviewResponse: {
            /** @description Of all; of these at most 5 are shown. */
            readonly count: number;
            /** @description How often these documents were released: so often nobody had to ask. */
            readonly releases: number;
            /** @description The newest first. */
            readonly items: readonly components["schemas"]["OwnDocumentResponse"][];
        };
        readonly ReasonResponse: {
            /** @description lower_snake_case, stable. */
            readonly code: string;
            readonly detail?: string;
        };
        readonly DecisionResponse: {
            /** @enum {string} */
            readonly code: "released" | "consent_pending" | "fetching" | "asking" | "cancelled" | "expired" | "purpose_not_declared" | "evidence_type_not_covered" | "explicit_request_missing" | "consent_refused" | "consent_withdrawn" | "consent_paused" | "ask_declined" | "no_structured_evidence" | "agency_suspended";
            readonly reasons: readonly components["schemas"]["ReasonResponse"][];
        };
        readonly AskedSourceResponse: {
            readonly agency: string;
            /** @description By language. */
            readonly agencyName: {
                readonly [key: string]: string;
            };
            readonly evidenceType: string;
            /** Format: date-time */
            readonly since: string;
            /**
             * Format: date-time
             * @description When it is given up, and I am asked instead.
             */
            readonly deadline: string;
        };
        readonly WaitsForResponse: {
            /** @description Asks of mine that are open. */
            readonly asks: readonly string[];
            /** @description Consents of mine that are requested. */
            readonly consents: readonly string[];
            /** @description Agencies that are asked for it by machine. */
            readonly sources: readonly components["schemas"]["AskedSourceResponse"][];
        };
        readonly OwnRequestStandingResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly agency: string;
            /** @description By language. */
            readonly agencyName: {
                readonly [key: string]: string;
            };
            readonly procedure: string;
            /** @description By language. */
            readonly procedureName: {
                readonly [key: string]: string;
            };
            readonly requirement?: string;
            /** @description By language. */
            readonly requirementName?: {
                readonly [key: string]: string;
            };
            readonly purpose: string;
            /** @description In plain words, by language. */
            readonly purposeDescription: {
                readonly [key: string]: string;
            };
            readonly evidenceTypes: readonly string[];
            /** @description By id, then by language. */
            readonly evidenceTypeNames: {
                readonly [key: string]: {
                    readonly [key: string]: string;
                };
            };
            /** @enum {string} */
            readonly lawfulBasis?: "consent" | "public_task" | "legal_obligation" | "vital_interest";
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            /** @enum {string} */
            readonly status: "released" | "consent_pending" | "fetching" | "asking" | "denied" | "cancelled" | "expired";
            readonly decision: components["schemas"]["DecisionResponse"];
            /** @description Documents released, or of which fields were. */
            readonly documents: readonly string[];
            /** @description All that was released of them; none are named where it was the files. */
            readonly fields: readonly string[];
            /** @description The fields that only answer a question, in plain words. */
            readonly answers: readonly components["schemas"]["AnswerToldResponse"][];
            /** Format: date-time */
            readonly objectedAt?: string;
            /** Format: uuid */
            readonly auditEntryId: string;
            /** Format: date-time */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description Until when it waits, while it waits.
             */
            readonly expiresAt: string;
            /** @description The law on which it is asked, where that is not my consent. */
            readonly legalReference?: {
                readonly [key: string]: string;
            };
            /**
             * Format: date-time
             * @description Since when it waits, while it waits.
             */
            readonly waitingSince?: string;
            /** @description Nothing once it no longer waits. */
            readonly waitsFor: components["schemas"]["WaitsForResponse"];
            /**
             * Format: uri
             * @description Where its agency wants me back, as long as the catalogue has it registered.
             */
            readonly returnUrl?: string;
        };
        readonly WaitingRequestsOverviewResponse: {
            /** @description Of all; of these at most 5 are shown. */
            readonly count: number;
            /** @description The oldest first. */
            readonly items: readonly components["schemas"]["OwnRequestStandingResponse"][];
        };
        readonly OwnRequestResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly agency: string;
            /** @description By language. */
            readonly agencyName: {
                readonly [key: string]: string;
            };
            readonly procedure: string;
            /** @description By language. */
            readonly procedureName: {
                readonly [key: string]: string;
            };
            readonly requirement?: string;
            /** @description By language. */
            readonly requirementName?: {
                readonly [key: string]: string;
            };
            readonly purpose: string;
            /** @description In plain words, by language. */
            readonly purposeDescription: {
                readonly [key: string]: string;
            };
            readonly evidenceTypes: readonly string[];
            /** @description By id, then by language. */
            readonly evidenceTypeNames: {
                readonly [key: string]: {
                    readonly [key: string]: string;
                };
            };
            /** @enum {string} */
            readonly lawfulBasis?: "consent" | "public_task" | "legal_obligation" | "vital_interest";
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            /** @enum {string} */
            readonly status: "released" | "consent_pending" | "fetching" | "asking" | "denied" | "cancelled" | "expired";
            readonly decision: components["schemas"]["DecisionResponse"];
            /** @description Documents released, or of which fields were. */
            readonly documents: readonly string[];
            /** @description All that was released of them; none are named where it was the files. */
            readonly fields: readonly string[];
            /** @description The fields that only answer a question, in plain words. */
            readonly answers: readonly components["schemas"]["AnswerToldResponse"][];
            /** Format: date-time */
            readonly objectedAt?: string;
            /** Format: uuid */
            readonly auditEntryId: string;
            /** Format: date-time */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description Until when it waits, while it waits.
             */
            readonly expiresAt: string;
        };
        readonly DecisionsOverviewResponse: {
            /** @description Of all; of these at most 5 are shown. */
            readonly count: number;
            /** @description The latest decision first. */
            readonly items: readonly components["schemas"]["OwnRequestResponse"][];
        };
        readonly QuestionsOverviewResponse: {
            /** @description Those that wait for an answer. */
            readonly count: number;
            /** @description Of these, those of which the promised time has passed. */
            readonly overdue: number;
            /**
             * Format: date-time
             * @description When the latest answer came.
             */
            readonly lastAnsweredAt?: string;
        };
        readonly OverviewResponse: {
            /** @description What I am asked for. */
            readonly asks: components["schemas"]["AsksOverviewResponse"];
            /** @description What I am asked to agree to. */
            readonly requestedConsents: components["schemas"]["ConsentsOverviewResponse"];
            /** @description What I agreed to: given or paused. */
            readonly sharing: components["schemas"]["ConsentsOverviewResponse"];
            /** @description The documents that are in use. */
            readonly documents: components["schemas"]["DocumentsOverviewResponse"];
            /** @description Requests about me that wait. */
            readonly waitingRequests: components["schemas"]["WaitingRequestsOverviewResponse"];
            /** @description Requests about me that are decided or have ended. */
            readonly decisions: components["schemas"]["DecisionsOverviewResponse"];
            /** @description What I asked agencies, or told them to be wrong. */
            readonly questions: components["schemas"]["QuestionsOverviewResponse"];
        };
        readonly GivenDocumentResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly evidenceType: string;
            readonly qualifier: string;
            readonly version: number;
            /** @enum {string} */
            readonly status: "current" | "superseded" | "removed" | "revoked" | "expired";
            /** @enum {string} */
            readonly provenance: "citizen_provided" | "agency_issued";
            readonly issuer?: string;
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            readonly mediaType: string;
            /** @description Bytes. */
            readonly size: number;
            /** @description Repr-Digest (RFC 9530) of the bytes. */
            readonly digest: string;
            /** Format: date-time */
            readonly issuedAt?: string;
            /** Format: date-time */
            readonly validUntil?: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** @description By language. */
            readonly evidenceTypeName: {
                readonly [key: string]: string;
            };
            /** @description Where the issuer is an agency of the catalogue. */
            readonly issuerName?: {
                readonly [key: string]: string;
            };
            /** @description Whether it answered what I was asked for. */
            readonly answered: boolean;
        };
        readonly DraftResponse: {
            readonly evidenceType: string;
            readonly qualifier: string;
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            readonly mediaType: string;
            /** @description Bytes. */
            readonly size: number;
            /** @description Repr-Digest (RFC 9530) of the bytes. */
            readonly digest: string;
            /** Format: date-time */
            readonly issuedAt?: string;
            /** Format: date-time */
            readonly validUntil?: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** @description By language. */
            readonly evidenceTypeName: {
                readonly [key: string]: string;
            };
            /**
             * Format: uuid
             * @description Also of the document that a confirmation makes of it.
             */
            readonly id: string;
            /** @enum {string} */
            readonly status: "draft" | "removed";
            /**
             * Format: uuid
             * @description The document that it takes the place of once it is confirmed.
             */
            readonly replaces?: string;
            /**
             * Format: date-time
             * @description When it goes by itself, unless it is confirmed.
             */
            readonly expiresAt: string;
        };
        readonly GiveDocumentMetadataRequest: {
            /** @example birth-certificate */
            readonly evidenceType: string;
            readonly qualifier?: string;
            /** Format: date-time */
            readonly issuedAt?: string;
            /** Format: date-time */
            readonly validUntil?: string;
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            readonly grants?: readonly string[];
            /** @description The terms, as I was shown them, of each consent that is agreed to: 409 when something else would be agreed to now. Without them, what is declared now. */
            readonly terms?: readonly string[];
            /** @description To look at it first: it is not given before its confirmation. */
            readonly draft?: boolean;
        };
        readonly OwnDocumentListResponse: {
            readonly items: readonly components["schemas"]["OwnDocumentResponse"][];
            readonly nextCursor?: string;
        };
        readonly DocumentUseResponse: {
            readonly agency: string;
            /** @description By language. */
            readonly agencyName: {
                readonly [key: string]: string;
            };
            /** @description How often it was released to it. */
            readonly releases: number;
            /** Format: date-time */
            readonly lastReleasedAt: string;
        };
        readonly DocumentVersionResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly version: number;
            /** @enum {string} */
            readonly status: "current" | "superseded" | "removed" | "revoked" | "expired";
            /** Format: date-time */
            readonly issuedAt?: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly endedAt?: string;
            /**
             * @description How it ended: replaced by who gave it, superseded by a better one, taken back, or at the end of its validity.
             * @enum {string}
             */
            readonly how?: "removed" | "revoked" | "replaced" | "expired" | "superseded";
        };
        readonly WholeDocumentResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly evidenceType: string;
            readonly qualifier: string;
            readonly version: number;
            /** @enum {string} */
            readonly status: "current" | "superseded" | "removed" | "revoked" | "expired";
            /** @enum {string} */
            readonly provenance: "citizen_provided" | "agency_issued";
            readonly issuer?: string;
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            readonly mediaType: string;
            /** @description Bytes. */
            readonly size: number;
            /** @description Repr-Digest (RFC 9530) of the bytes. */
            readonly digest: string;
            /** Format: date-time */
            readonly issuedAt?: string;
            /** Format: date-time */
            readonly validUntil?: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** @description By language. */
            readonly evidenceTypeName: {
                readonly [key: string]: string;
            };
            /** @description Where the issuer is an agency of the catalogue. */
            readonly issuerName?: {
                readonly [key: string]: string;
            };
            /** @description How often it was released to an agency. */
            readonly releases: number;
            /** @description To whom this version was released, the latest first. */
            readonly uses: readonly components["schemas"]["DocumentUseResponse"][];
            /** @description All versions, this one included, newest first; at most 200. */
            readonly versions: readonly components["schemas"]["DocumentVersionResponse"][];
        };
        readonly DraftInFullResponse: {
            readonly evidenceType: string;
            readonly qualifier: string;
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            readonly mediaType: string;
            /** @description Bytes. */
            readonly size: number;
            /** @description Repr-Digest (RFC 9530) of the bytes. */
            readonly digest: string;
            /** Format: date-time */
            readonly issuedAt?: string;
            /** Format: date-time */
            readonly validUntil?: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** @description By language. */
            readonly evidenceTypeName: {
                readonly [key: string]: string;
            };
            /**
             * Format: uuid
             * @description Also of the document that a confirmation makes of it.
             */
            readonly id: string;
            /** @enum {string} */
            readonly status: "draft" | "removed";
            /**
             * Format: uuid
             * @description The document that it takes the place of once it is confirmed.
             */
            readonly replaces?: string;
            /**
             * Format: date-time
             * @description When it goes by itself, unless it is confirmed.
             */
            readonly expiresAt: string;
            /** @description Who gets it without a new decision of mine. */
            readonly waiting: readonly components["schemas"]["WaitingAgencyResponse"][];
            /** @description What I may agree to in the same step. */
            readonly consents: readonly components["schemas"]["ConsentOfAskResponse"][];
        };
        readonly ConfirmationRequest: {
            readonly grants?: readonly string[];
            /** @description The terms, as I was shown them, of each consent that is agreed to: 409 when something else would be agreed to now. Without them, what is declared now. */
            readonly terms?: readonly string[];
        };
        readonly DepositDocumentMetadataRequest: {
            /** @example birth-certificate */
            readonly evidenceType: string;
            readonly qualifier?: string;
            /** Format: date-time */
            readonly issuedAt?: string;
            /** Format: date-time */
            readonly validUntil?: string;
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            readonly subject: components["schemas"]["SubjectRequest"];
            /** @enum {string} */
            readonly provenance: "citizen_provided" | "agency_issued";
            /** @description Who issued it, where that is not the depositing agency. */
            readonly issuer?: string;
            /** @description The document as data, by the schema of its evidence type; only its issuer may say it. */
            readonly attributes?: {
                readonly [key: string]: unknown;
            };
        };
        readonly DocumentResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly evidenceType: string;
            readonly qualifier: string;
            readonly version: number;
            /** @enum {string} */
            readonly status: "current" | "superseded" | "removed" | "revoked" | "expired";
            /** @enum {string} */
            readonly provenance: "citizen_provided" | "agency_issued";
            readonly issuer?: string;
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            readonly mediaType: string;
            /** @description Bytes. */
            readonly size: number;
            /** @description Repr-Digest (RFC 9530) of the bytes. */
            readonly digest: string;
            /** Format: date-time */
            readonly issuedAt?: string;
            /** Format: date-time */
            readonly validUntil?: string;
            /** Format: date-time */
            readonly createdAt: string;
        };
        readonly DocumentWithVersionsResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly evidenceType: string;
            readonly qualifier: string;
            readonly version: number;
            /** @enum {string} */
            readonly status: "current" | "superseded" | "removed" | "revoked" | "expired";
            /** @enum {string} */
            readonly provenance: "citizen_provided" | "agency_issued";
            readonly issuer?: string;
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            readonly mediaType: string;
            /** @description Bytes. */
            readonly size: number;
            /** @description Repr-Digest (RFC 9530) of the bytes. */
            readonly digest: string;
            /** Format: date-time */
            readonly issuedAt?: string;
            /** Format: date-time */
            readonly validUntil?: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** @description The versions that I deposited, this one included, newest first; at most 200. */
            readonly versions: readonly components["schemas"]["DocumentVersionResponse"][];
        };
        readonly RevocationRequest: {
            /** @enum {string} */
            readonly reason: "issued_in_error" | "facts_changed" | "superseded_by_law" | "fraud";
        };
        readonly CreateEvidenceRequestRequest: {
            readonly subject: components["schemas"]["SubjectRequest"];
            /** @example housing-benefit */
            readonly procedure: string;
            /**
             * @description This or evidenceType.
             * @example proof-of-birth
             */
            readonly requirement?: string;
            /**
             * @description In place of requirement.
             * @example birth-certificate
             */
            readonly evidenceType?: string;
            /** @description Which of several, with evidenceType: the month of a payslip. */
            readonly qualifier?: string;
            /** @example housing-benefit-eligibility */
            readonly purpose: string;
            /**
             * @description The person asked for this exchange themself.
             * @default false
             */
            readonly explicitRequest?: boolean;
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            /**
             * Format: uri
             * @description Where the person goes on afterwards: at or below one of the agency's returnUrls in the catalogue.
             */
            readonly returnUrl?: string;
            /** Format: uuid */
            readonly journey?: string;
            /** @description Opaque id of the clerk. */
            readonly official?: string;
        };
        readonly ReleasedDocumentResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly version: number;
            /** @description All that was released of it, as data; then there is neither digest nor mediaType of a file. */
            readonly fields?: readonly string[];
            /** @description Repr-Digest (RFC 9530) of the bytes. */
            readonly digest?: string;
            readonly mediaType?: string;
            /** Format: date-time */
            readonly issuedAt?: string;
            /** Format: date-time */
            readonly validUntil?: string;
        };
        readonly EvidenceResponse: {
            readonly evidenceType: string;
            /** @enum {string} */
            readonly status: "released" | "fetching" | "asking";
            /** @enum {string} */
            readonly source?: "held" | "fetched" | "asked";
            /** Format: uuid */
            readonly releaseId?: string;
            readonly document?: components["schemas"]["ReleasedDocumentResponse"];
        };
        readonly EvidenceRequestLinks: {
            /** Format: uri */
            readonly self: string;
            /** @description Where released documents are read. */
            readonly evidence: readonly string[];
            /**
             * Format: uri
             * @description Where to send the person while it waits for them.
             */
            readonly citizen?: string;
        };
        readonly EvidenceRequestResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @enum {string} */
            readonly status: "released" | "consent_pending" | "fetching" | "asking" | "denied" | "cancelled" | "expired";
            readonly procedure: string;
            readonly requirement?: string;
            readonly purpose: string;
            /** @enum {string} */
            readonly lawfulBasis?: "consent" | "public_task" | "legal_obligation" | "vital_interest";
            readonly decision: components["schemas"]["DecisionResponse"];
            /** @description Empty until the lawful basis holds, whatever is held. */
            readonly evidence: readonly components["schemas"]["EvidenceResponse"][];
            /** Format: uuid */
            readonly auditEntryId: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly expiresAt: string;
            readonly links: components["schemas"]["EvidenceRequestLinks"];
        };
        readonly EvidenceRequestListResponse: {
            readonly items: readonly components["schemas"]["EvidenceRequestResponse"][];
            readonly nextCursor?: string;
        };
        readonly OwnRequestListResponse: {
            readonly items: readonly components["schemas"]["OwnRequestStandingResponse"][];
            readonly nextCursor?: string;
        };
        readonly PseudonymousSubjectResponse: {
            /** @description The person's name towards this agency and no other. */
            readonly pseudonym: string;
        };
        readonly ClaimResponse: {
            /** @description Compact JWE for the registered key: the content key of 32 bytes; context `release:{id}`. */
            readonly jwe: string;
            /**
             * Format: uuid
             * @description What the sealed parts are bound to.
             */
            readonly contentId: string;
            readonly parts: number;
            /** @description Bytes of the document. */
            readonly size: number;
            readonly digest: string;
            readonly mediaType: string;
            readonly evidenceType: string;
            readonly qualifier: string;
            /** Format: uuid */
            readonly requestId: string;
            readonly agency: string;
            readonly subject: components["schemas"]["PseudonymousSubjectResponse"];
        };
        readonly RejectionRequest: {
            /** @enum {string} */
            readonly reason: "illegible" | "wrong_document" | "wrong_person" | "incomplete";
            /** @description For the person, in plain words: what is wrong, and what would do. Kept sealed. */
            readonly note?: string;
        };
        readonly TypeStepResponse: {
            readonly evidenceType: string;
            readonly states: readonly ("consent_given" | "consent_missing" | "consent_refused" | "consent_withdrawn" | "consent_paused" | "held" | "nothing_held" | "too_old" | "other_provenance" | "not_as_data" | "no_longer_valid" | "rejected" | "declined" | "not_answered" | "fetching" | "asking")[];
        };
        readonly RecordedDecisionResponse: {
            /** @enum {string} */
            readonly code: "released" | "consent_pending" | "fetching" | "asking" | "cancelled" | "expired" | "purpose_not_declared" | "evidence_type_not_covered" | "explicit_request_missing" | "consent_refused" | "consent_withdrawn" | "consent_paused" | "ask_declined" | "no_structured_evidence" | "agency_suspended";
            readonly reasons: readonly components["schemas"]["ReasonResponse"][];
            /** @enum {string} */
            readonly status: "released" | "consent_pending" | "fetching" | "asking" | "denied" | "cancelled" | "expired";
            /** Format: date-time */
            readonly decidedAt: string;
            /** Format: uuid */
            readonly auditEntryId: string;
        };
        readonly StepResponse: {
            /** @enum {string} */
            readonly name: "agency" | "purpose" | "coverage" | "lawful_basis" | "evidence";
            /** @enum {string} */
            readonly outcome: "holds" | "fails" | "waits";
            /** @description What was looked at, and what was found, in words. */
            readonly detail: string;
            /** @description For each list of evidence types that may do. */
            readonly lists?: readonly (readonly components["schemas"]["TypeStepResponse"][])[];
        };
        readonly ExplanationResponse: {
            /** Format: uuid */
            readonly requestId: string;
            /** @description What was decided, and when. */
            readonly recorded: components["schemas"]["RecordedDecisionResponse"];
            /**
             * Format: date-time
             * @description The moment whose facts the steps are about.
             */
            readonly asOf: string;
            /** @description In the order of the decision, up to the first that does not hold. What is held is not told before the basis holds. */
            readonly steps: readonly components["schemas"]["StepResponse"][];
            /** @description What comes next, or how a denial is mended. */
            readonly next: string;
        };
        readonly IdentifierClaimResponse: {
            /** @description Compact JWE for the service's key: a key of 32 bytes; context `fetch:{id}`. */
            readonly jwe: string;
            /** @description base64url: `{ scheme, identifier }` sealed under that key. */
            readonly sealed: string;
        };
        readonly FetchedDocumentRequest: {
            /** Format: date-time */
            readonly issuedAt?: string;
            /** Format: date-time */
            readonly validUntil?: string;
            /** @description What the source called it; what counts is what the bytes are. */
            readonly mediaType?: string;
            /** @description The document as data, by the schema of its evidence type; only its issuer may say it. */
            readonly attributes?: {
                readonly [key: string]: unknown;
            };
        };
        readonly AboutRequest: {
            /**
             * Format: uuid
             * @description An entry of the record of who did what with my data.
             */
            readonly auditEntryId?: string;
            /** Format: uuid */
            readonly evidenceRequestId?: string;
            /**
             * Format: uuid
             * @description A document that an agency brought.
             */
            readonly documentId?: string;
            /** @example housing */
            readonly agency?: string;
        };
        readonly QuestionRequest: {
            /**
             * @description Whether something is asked, or said to be wrong.
             * @enum {string}
             */
            readonly kind: "question" | "error_report";
            /** @description For the agency. Kept sealed; it may have several lines. */
            readonly text: string;
            /** @description One thing, which also tells who is to answer: the agency that acted, asked, or brought the document. */
            readonly about: components["schemas"]["AboutRequest"];
        };
        readonly QuestionAboutResponse: {
            /** Format: uuid */
            readonly auditEntryId?: string;
            /**
             * Format: uuid
             * @description Also the request of the entry that it is about.
             */
            readonly evidenceRequestId?: string;
            /** Format: uuid */
            readonly documentId?: string;
        };
        readonly AnswerResponse: {
            readonly text: string;
            /** Format: date-time */
            readonly answeredAt: string;
            /** Format: uuid */
            readonly auditEntryId: string;
        };
        readonly OwnQuestionResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @enum {string} */
            readonly kind: "question" | "error_report";
            readonly text: string;
            /** @description Empty where it is about the agency as such. */
            readonly about: components["schemas"]["QuestionAboutResponse"];
            /**
             * @description overdue: what was promised by now, and is not there.
             * @enum {string}
             */
            readonly status: "open" | "answered" | "overdue";
            /** Format: date-time */
            readonly askedAt: string;
            /**
             * Format: date-time
             * @description Until when the agency has promised to answer.
             */
            readonly promisedBy: string;
            readonly answer?: components["schemas"]["AnswerResponse"];
            /** Format: uuid */
            readonly auditEntryId: string;
            /** @description Who is to answer. */
            readonly agency: string;
            /** @description By language. */
            readonly agencyName: {
                readonly [key: string]: string;
            };
        };
        readonly OwnQuestionListResponse: {
            readonly items: readonly components["schemas"]["OwnQuestionResponse"][];
            readonly nextCursor?: string;
        };
        readonly QuestionResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @enum {string} */
            readonly kind: "question" | "error_report";
            readonly text: string;
            /** @description Empty where it is about the agency as such. */
            readonly about: components["schemas"]["QuestionAboutResponse"];
            /**
             * @description overdue: what was promised by now, and is not there.
             * @enum {string}
             */
            readonly status: "open" | "answered" | "overdue";
            /** Format: date-time */
            readonly askedAt: string;
            /**
             * Format: date-time
             * @description Until when the agency has promised to answer.
             */
            readonly promisedBy: string;
            readonly answer?: components["schemas"]["AnswerResponse"];
            /** Format: uuid */
            readonly auditEntryId: string;
            readonly subject: components["schemas"]["PseudonymousSubjectResponse"];
        };
        readonly QuestionListResponse: {
            readonly items: readonly components["schemas"]["QuestionResponse"][];
            readonly nextCursor?: string;
        };
        readonly AnswerRequest: {
            /** @description For the person. Kept sealed; it may have several lines. */
            readonly text: string;
        };
        readonly AskedAgainReportRequest: {
            /** @description Agencies name the person; people report about themselves. */
            readonly subject?: components["schemas"]["SubjectRequest"];
            /**
             * @description Who asked.
             * @example housing
             */
            readonly agency: string;
            /**
             * @description What it asked for.
             * @example birth-certificate
             */
            readonly evidenceType: string;
            /** @description Which of several. */
            readonly qualifier?: string;
            /**
             * @description How it asked.
             * @enum {string}
             */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            /**
             * Format: date-time
             * @description When it asked; now, when absent.
             */
            readonly at?: string;
            /** @description In own words, for the person. Kept sealed. */
            readonly text?: string;
            /**
             * Format: uuid
             * @description The request of that agency in whose case it asked.
             */
            readonly evidenceRequestId?: string;
        };
        readonly AskedAgainReportResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @description Who asked. */
            readonly agency: string;
            readonly evidenceType: string;
            readonly qualifier: string;
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            /** Format: date-time */
            readonly askedAt: string;
            /** Format: date-time */
            readonly reportedAt: string;
            /** Format: uuid */
            readonly evidenceRequestId?: string;
            /**
             * @description For the person only: whether what was asked for was held.
             * @enum {string}
             */
            readonly status?: "upheld" | "not_upheld";
            /**
             * @description For the person only.
             * @enum {string}
             */
            readonly reason?: "released_before" | "held" | "nothing_held" | "held_later" | "no_longer_held" | "did_not_satisfy" | "rejected" | "not_shared";
        };
        readonly OwnAskedAgainReportResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @description Who asked. */
            readonly agency: string;
            readonly evidenceType: string;
            readonly qualifier: string;
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            /** Format: date-time */
            readonly askedAt: string;
            /** Format: date-time */
            readonly reportedAt: string;
            /** Format: uuid */
            readonly evidenceRequestId?: string;
            /** @description By language. */
            readonly agencyName: {
                readonly [key: string]: string;
            };
            /**
             * @description Whether what was asked for was held for it at that moment.
             * @enum {string}
             */
            readonly status: "upheld" | "not_upheld";
            /** @enum {string} */
            readonly reason: "released_before" | "held" | "nothing_held" | "held_later" | "no_longer_held" | "did_not_satisfy" | "rejected" | "not_shared";
            /** @description The agency that reported it; absent where I did. */
            readonly reportedBy?: string;
            readonly text?: string;
            /** Format: uuid */
            readonly auditEntryId: string;
        };
        readonly OwnAskedAgainReportListResponse: {
            readonly items: readonly components["schemas"]["OwnAskedAgainReportResponse"][];
            readonly nextCursor?: string;
        };
        readonly FeedDocumentResponse: {
            readonly evidenceType: string;
            /** Format: uuid */
            readonly releaseId: string;
            /**
             * Format: uuid
             * @description By which later entries about the document name it.
             */
            readonly documentId: string;
        };
        readonly RequestChangedData: {
            /** Format: uuid */
            readonly requestId: string;
            /** @enum {string} */
            readonly status: "released" | "consent_pending" | "fetching" | "asking" | "denied" | "cancelled" | "expired";
            readonly decision: components["schemas"]["DecisionResponse"];
            readonly procedure: string;
            readonly purpose: string;
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            /** Format: uuid */
            readonly journey?: string;
            /** @description What was released; absent otherwise. */
            readonly documents?: readonly components["schemas"]["FeedDocumentResponse"][];
        };
        readonly RequestChangedEntry: {
            /** @description Its place in the agency's feed: dense, from 1. */
            readonly number: number;
            /**
             * Format: uuid
             * @description The same whenever the entry is read, and the id of its audit entry.
             */
            readonly id: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            readonly time: string;
            /** @enum {string} */
            readonly type: "evidence_request.changed";
            readonly data: components["schemas"]["RequestChangedData"];
        };
        readonly RequestObjectedData: {
            /** Format: uuid */
            readonly requestId: string;
            readonly procedure: string;
            readonly purpose: string;
        };
        readonly RequestObjectedEntry: {
            /** @description Its place in the agency's feed: dense, from 1. */
            readonly number: number;
            /**
             * Format: uuid
             * @description The same whenever the entry is read, and the id of its audit entry.
             */
            readonly id: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            readonly time: string;
            /** @enum {string} */
            readonly type: "evidence_request.objected";
            readonly data: components["schemas"]["RequestObjectedData"];
        };
        readonly ConsentChangedData: {
            /** Format: uuid */
            readonly consentId: string;
            /** @enum {string} */
            readonly status: "requested" | "given" | "refused" | "paused" | "withdrawn" | "expired";
            readonly procedure: string;
            readonly purpose: string;
            readonly evidenceType: string;
            /** Format: date-time */
            readonly validUntil?: string;
            /** @description Your requests that are concerned, newest first, at most 100. */
            readonly requestIds: readonly string[];
        };
        readonly ConsentEntry: {
            /** @description Its place in the agency's feed: dense, from 1. */
            readonly number: number;
            /**
             * Format: uuid
             * @description The same whenever the entry is read, and the id of its audit entry.
             */
            readonly id: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            readonly time: string;
            /** @enum {string} */
            readonly type: "consent.given" | "consent.refused" | "consent.withdrawn" | "consent.paused" | "consent.resumed" | "consent.renewed" | "consent.expiring" | "consent.expired";
            readonly data: components["schemas"]["ConsentChangedData"];
        };
        readonly DocumentEndedData: {
            /** Format: uuid */
            readonly documentId: string;
            readonly evidenceType: string;
            /** @description The issuer's, where it revoked the document; lower_snake_case. */
            readonly reason?: string;
            /** @description Your requests that are concerned, newest first, at most 100. */
            readonly requestIds: readonly string[];
        };
        readonly DocumentEntry: {
            /** @description Its place in the agency's feed: dense, from 1. */
            readonly number: number;
            /**
             * Format: uuid
             * @description The same whenever the entry is read, and the id of its audit entry.
             */
            readonly id: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            readonly time: string;
            /** @enum {string} */
            readonly type: "document.removed" | "document.revoked" | "document.replaced" | "document.expired";
            readonly data: components["schemas"]["DocumentEndedData"];
        };
        readonly QuestionAskedData: {
            /** Format: uuid */
            readonly questionId: string;
            /** @enum {string} */
            readonly kind: "question" | "error_report";
            /**
             * Format: date-time
             * @description Until when you have promised to answer.
             */
            readonly promisedBy: string;
            /** @description Your requests that are concerned, newest first, at most 100. */
            readonly requestIds: readonly string[];
        };
        readonly QuestionAskedEntry: {
            /** @description Its place in the agency's feed: dense, from 1. */
            readonly number: number;
            /**
             * Format: uuid
             * @description The same whenever the entry is read, and the id of its audit entry.
             */
            readonly id: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            readonly time: string;
            /** @enum {string} */
            readonly type: "question.asked";
            readonly data: components["schemas"]["QuestionAskedData"];
        };
        readonly AskedAgainReportedData: {
            /** Format: uuid */
            readonly reportId: string;
            readonly evidenceType: string;
            /** @enum {string} */
            readonly channel: "portal" | "mobile" | "counter" | "phone" | "paper" | "backend";
            /** Format: date-time */
            readonly askedAt: string;
            /** @description Only of what the person reported themself. */
            readonly upheld?: boolean;
            /** @description Your requests that are concerned, newest first, at most 100. */
            readonly requestIds: readonly string[];
        };
        readonly AskedAgainReportedEntry: {
            /** @description Its place in the agency's feed: dense, from 1. */
            readonly number: number;
            /**
             * Format: uuid
             * @description The same whenever the entry is read, and the id of its audit entry.
             */
            readonly id: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            readonly time: string;
            /** @enum {string} */
            readonly type: "asked_again.reported";
            readonly data: components["schemas"]["AskedAgainReportedData"];
        };
        readonly SubjectErasedData: {
            /** @description Your requests that are concerned, newest first, at most 100. */
            readonly requestIds: readonly string[];
        };
        readonly SubjectErasedEntry: {
            /** @description Its place in the agency's feed: dense, from 1. */
            readonly number: number;
            /**
             * Format: uuid
             * @description The same whenever the entry is read, and the id of its audit entry.
             */
            readonly id: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            readonly time: string;
            /** @enum {string} */
            readonly type: "subject.erased";
            readonly data: components["schemas"]["SubjectErasedData"];
        };
        readonly FeedResponse: {
            /** @description In the order of their numbers. */
            readonly items: readonly (components["schemas"]["RequestChangedEntry"] | components["schemas"]["RequestObjectedEntry"] | components["schemas"]["ConsentEntry"] | components["schemas"]["DocumentEntry"] | components["schemas"]["QuestionAskedEntry"] | components["schemas"]["AskedAgainReportedEntry"] | components["schemas"]["SubjectErasedEntry"])[];
            /** @description What to send as after the next time; always there. */
            readonly nextAfter: number;
        };
        readonly WebhookFailureResponse: {
            /**
             * @description Why the last try failed.
             * @enum {string}
             */
            readonly code: "unreachable" | "timed_out" | "server_error" | "overloaded" | "access_refused" | "gone" | "unexpected_answer" | "circuit_open" | "secret_missing";
            /** @description What that means, and what to do. */
            readonly detail: string;
            /**
             * Format: date-time
             * @description When it first failed after it had last taken one.
             */
            readonly since: string;
            /** @description Turns in a row that have failed; each may be two calls. */
            readonly failures: number;
            /**
             * Format: date-time
             * @description Absent while it is being tried.
             */
            readonly nextTryAt?: string;
        };
        readonly EventWebhookResponse: {
            /**
             * Format: uri
             * @description As the catalogue has it; absent where it has none.
             */
            readonly url?: string;
            /**
             * @description absent: the catalogue has none for the agency, or the agency is suspended; the feed can be read.
             * @enum {string}
             */
            readonly status: "absent" | "up_to_date" | "sending" | "failing";
            /** @description The number after which sending goes on; 0 before the first. */
            readonly lastDelivered: number;
            /**
             * Format: date-time
             * @description When it last took an entry; absent if it never did.
             */
            readonly lastDeliveredAt?: string;
            /** @description The highest number in the feed; 0 if it is empty. */
            readonly lastNumber: number;
            /** @description Only while it is failing. */
            readonly failure?: components["schemas"]["WebhookFailureResponse"];
        };
        readonly RedeliveryRequest: {
            /** @description The entry with the next higher number is sent next; 0 begins with the first. */
            readonly after: number;
        };
        readonly ClaimTurnRequest: {
            /** @description For how long nobody else is to send to the same agency, unless reported before. */
            readonly leaseSeconds: number;
        };
        readonly ClaimedTurnEntries: {
            /** @description In the order of their numbers. */
            readonly items: readonly (components["schemas"]["RequestChangedEntry"] | components["schemas"]["RequestObjectedEntry"] | components["schemas"]["ConsentEntry"] | components["schemas"]["DocumentEntry"] | components["schemas"]["QuestionAskedEntry"] | components["schemas"]["AskedAgainReportedEntry"] | components["schemas"]["SubjectErasedEntry"])[];
            readonly agency: string;
            /** @description To be named in the report. */
            readonly claim: number;
            /** @description The number after which the entries begin. */
            readonly delivered: number;
            /** @description How often in a row it has failed. */
            readonly failures: number;
        };
        readonly ClaimedTurnResponse: {
            /** @description Absent when there is nothing to do. */
            readonly claimed?: components["schemas"]["ClaimedTurnEntries"];
        };
        readonly TurnFailureRequest: {
            /** @enum {string} */
            readonly code: "unreachable" | "timed_out" | "server_error" | "overloaded" | "access_refused" | "gone" | "unexpected_answer" | "circuit_open" | "secret_missing";
            /** @description Milliseconds to the next try. */
            readonly retryInMs: number;
        };
        readonly TurnReportRequest: {
            readonly agency: string;
            /** @description The claim that is over. */
            readonly claim: number;
            /** @description The highest number that was taken; absent where none was. */
            readonly acknowledged?: number;
            /** @description Absent where nothing failed. */
            readonly failure?: components["schemas"]["TurnFailureRequest"];
        };
        readonly LegalHoldRequest: {
            readonly subject: components["schemas"]["SubjectRequest"];
            /**
             * @description Which documents are to be kept.
             * @enum {string}
             */
            readonly class: "citizen_provided" | "agency_issued";
            /**
             * @description Who demands it; shown to the person.
             * @example District Court
             */
            readonly authority: string;
            /**
             * @description The authority's own reference; it must say nothing of the person.
             * @example C-113/2026
             */
            readonly reference: string;
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            readonly until: string;
        };
        readonly LegalHoldResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @enum {string} */
            readonly class: "citizen_provided" | "agency_issued";
            readonly authority: string;
            readonly reference: string;
            /** Format: date-time */
            readonly until: string;
            /** Format: date-time */
            readonly placedAt: string;
            /**
             * Format: date-time
             * @description Since when it holds nothing any more.
             */
            readonly endedAt?: string;
        };
        readonly ErasedResponse: {
            /** @enum {string} */
            readonly what: "identity" | "citizen_provided" | "agency_issued" | "open_matters";
            /** @description In plain words. */
            readonly description: string;
        };
        readonly KeptResponse: {
            /** @enum {string} */
            readonly what: "citizen_provided" | "agency_issued" | "record" | "copies_at_agencies";
            /** @description In plain words. */
            readonly why: string;
            /** @description Who demands it. */
            readonly authority?: string;
            /**
             * Format: date-time
             * @description When it is erased as well, at the latest.
             */
            readonly until?: string;
        };
        readonly ErasureResponse: {
            /**
             * Format: date-time
             * @description Absent when nothing was held.
             */
            readonly erasedAt?: string;
            readonly erased: readonly components["schemas"]["ErasedResponse"][];
            readonly kept: readonly components["schemas"]["KeptResponse"][];
        };
        readonly RecordedFactResponse: {
            /** Format: uuid */
            readonly subjectRef: string;
            readonly sequence: number;
            /** @description The type of its event. */
            readonly type: string;
            /** Format: date-time */
            readonly occurredAt: string;
            /** @description What its event says. */
            readonly data: {
                readonly [key: string]: unknown;
            };
            /** @description Its event has not left this service yet. */
            readonly unsent: boolean;
        };
        readonly RecordedReleaseResponse: {
            /** Format: uuid */
            readonly releaseId: string;
            /** Format: uuid */
            readonly subjectRef: string;
            /** Format: uuid */
            readonly requestId: string;
            readonly evidenceType: string;
            readonly qualifier: string;
            /** Format: uuid */
            readonly documentId: string;
            readonly source: string;
            /** @description Of the document; absent where there is none. */
            readonly version?: number;
            /** @description Of the document. */
            readonly digest?: string;
            /** @description Of the document. */
            readonly provenance?: string;
        };
        readonly RecordedRequestResponse: {
            /** Format: uuid */
            readonly requestId: string;
            /** Format: uuid */
            readonly subjectRef: string;
            readonly agency: string;
            readonly procedure: string;
            readonly purpose: string;
            readonly requirement?: string;
            readonly status: string;
            readonly decisionCode: string;
        };
        readonly RecordedResponse: {
            /** Format: uuid */
            readonly eventId: string;
            readonly fact?: components["schemas"]["RecordedFactResponse"];
            /** @description Releases that name this event. */
            readonly releases: readonly components["schemas"]["RecordedReleaseResponse"][];
            /** @description The request that the fact names, or that was denied under this id, as it stands now. */
            readonly request?: components["schemas"]["RecordedRequestResponse"];
        };
        readonly RecordedFactsResponse: {
            readonly items: readonly components["schemas"]["RecordedResponse"][];
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
    readonly Catalogue_agencies: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description nextCursor of the page before. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The catalogue's version. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AgencyListResponse"];
                };
            };
            /** @description Nothing has changed since the version in If-None-Match. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Catalogue_evidenceTypes: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description nextCursor of the page before. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The catalogue's version. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EvidenceTypeListResponse"];
                };
            };
            /** @description Nothing has changed since the version in If-None-Match. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Catalogue_requirements: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description nextCursor of the page before. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The catalogue's version. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RequirementListResponse"];
                };
            };
            /** @description Nothing has changed since the version in If-None-Match. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Catalogue_procedures: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description nextCursor of the page before. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The catalogue's version. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProcedureListResponse"];
                };
            };
            /** @description Nothing has changed since the version in If-None-Match. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Catalogue_purposes: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description nextCursor of the page before. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The catalogue's version. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PurposeListResponse"];
                };
            };
            /** @description Nothing has changed since the version in If-None-Match. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Catalogue_lifeEvents: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description nextCursor of the page before. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The catalogue's version. */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LifeEventListResponse"];
                };
            };
            /** @description Nothing has changed since the version in If-None-Match. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly Catalogue_apply: {
        readonly parameters: {
            readonly query?: {
                /** @description Only say what would change. */
                readonly dryRun?: boolean;
                /** @description Apply it although requests wait that it strands. */
                readonly force?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CatalogueRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CatalogueOutcomeResponse"];
                };
            };
        };
    };
    readonly CatalogueHistory_list: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description nextCursor of the page before. */
                readonly cursor?: string;
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
                    readonly "application/json": components["schemas"]["CatalogueVersionListResponse"];
                };
            };
        };
    };
    readonly CatalogueHistory_get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly version: string;
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
                    readonly "application/json": components["schemas"]["WholeCatalogueVersionResponse"];
                };
            };
        };
    };
    readonly Consents_list: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description nextCursor of the page before. */
                readonly cursor?: string;
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
                    readonly "application/json": components["schemas"]["ConsentListResponse"];
                };
            };
        };
    };
    readonly Consents_get: {
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
                    readonly "application/json": components["schemas"]["ConsentInFullResponse"];
                };
            };
        };
    };
    readonly Consents_transition: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
                readonly transition: "grant" | "refusal" | "withdrawal" | "pause" | "resumption" | "renewal";
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TransitionRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConsentInFullResponse"];
                };
            };
        };
    };
    readonly Asks_list: {
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
                    readonly "application/json": components["schemas"]["AskListResponse"];
                };
            };
        };
    };
    readonly Asks_get: {
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
                    readonly "application/json": components["schemas"]["AskWithEndResponse"];
                };
            };
        };
    };
    readonly Asks_decline: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DeclinationRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DeclinedAskResponse"];
                };
            };
        };
    };
    readonly Overview_get: {
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
                    readonly "application/json": components["schemas"]["OverviewResponse"];
                };
            };
        };
    };
    readonly OwnDocuments_list: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description nextCursor of the page before. */
                readonly cursor?: string;
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
                    readonly "application/json": components["schemas"]["OwnDocumentListResponse"];
                };
            };
        };
    };
    readonly OwnDocuments_give: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description First `metadata` (JSON), then `content`: PDF, PNG, JPEG, JSON or XML, at most 20 MiB. Up to 20 PNG or JPEG images, each a part called `content`, together at most 20 MiB, become the pages of one PDF. */
        readonly requestBody: {
            readonly content: {
                readonly "multipart/form-data": {
                    readonly metadata: components["schemas"]["GiveDocumentMetadataRequest"];
                    /** Format: binary */
                    readonly content: string;
                };
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GivenDocumentResponse"] | components["schemas"]["DraftResponse"];
                };
            };
        };
    };
    readonly OwnDocuments_replace: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        /** @description First `metadata` (JSON), then `content`: PDF, PNG, JPEG, JSON or XML, at most 20 MiB. Up to 20 PNG or JPEG images, each a part called `content`, together at most 20 MiB, become the pages of one PDF. */
        readonly requestBody: {
            readonly content: {
                readonly "multipart/form-data": {
                    readonly metadata: components["schemas"]["GiveDocumentMetadataRequest"];
                    /** Format: binary */
                    readonly content: string;
                };
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GivenDocumentResponse"] | components["schemas"]["DraftResponse"];
                };
            };
        };
    };
    readonly OwnDocuments_get: {
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
                    readonly "application/json": components["schemas"]["WholeDocumentResponse"];
                };
            };
        };
    };
    readonly OwnDocuments_content: {
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
            /** @description An attachment; a connection that is cut off means that it is not whole. */
            readonly 200: {
                headers: {
                    readonly "Repr-Digest"?: string;
                    readonly ETag?: string;
                    readonly "Content-Disposition"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/pdf": string;
                    readonly "image/png": string;
                    readonly "image/jpeg": string;
                    readonly "application/json": string;
                    readonly "application/xml": string;
                };
            };
        };
    };
    readonly OwnDocuments_remove: {
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
                    readonly "application/json": components["schemas"]["OwnDocumentResponse"] | components["schemas"]["DraftResponse"];
                };
            };
        };
    };
    readonly Drafts_get: {
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
                    readonly "application/json": components["schemas"]["DraftInFullResponse"];
                };
            };
        };
    };
    readonly Drafts_confirm: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ConfirmationRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GivenDocumentResponse"];
                };
            };
        };
    };
    readonly Deposits_deposit: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description First `metadata` (JSON), then `content`: PDF, PNG, JPEG, JSON or XML, at most 20 MiB. Up to 20 PNG or JPEG images, each a part called `content`, together at most 20 MiB, become the pages of one PDF. */
        readonly requestBody: {
            readonly content: {
                readonly "multipart/form-data": {
                    readonly metadata: components["schemas"]["DepositDocumentMetadataRequest"];
                    /** Format: binary */
                    readonly content: string;
                };
            };
        };
        readonly responses: {
            /** @description The same bytes and attributes were deposited before. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DocumentResponse"];
                };
            };
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DocumentResponse"];
                };
            };
        };
    };
    readonly Deposits_get: {
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
                    readonly "application/json": components["schemas"]["DocumentWithVersionsResponse"];
                };
            };
        };
    };
    readonly Deposits_revoke: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RevocationRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DocumentResponse"];
                };
            };
        };
    };
    readonly EvidenceRequests_list: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description nextCursor of the page before. */
                readonly cursor?: string;
                readonly status?: "released" | "consent_pending" | "fetching" | "asking" | "denied" | "cancelled" | "expired";
                readonly procedure?: string;
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
                    readonly "application/json": components["schemas"]["EvidenceRequestListResponse"];
                };
            };
        };
    };
    readonly EvidenceRequests_create: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateEvidenceRequestRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EvidenceRequestResponse"];
                };
            };
        };
    };
    readonly EvidenceRequests_get: {
        readonly parameters: {
            readonly query?: {
                /** @description Seconds to wait for a change. */
                readonly wait?: number;
            };
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
                    readonly "application/json": components["schemas"]["EvidenceRequestResponse"];
                };
            };
        };
    };
    readonly EvidenceRequests_cancel: {
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
                    readonly "application/json": components["schemas"]["EvidenceRequestResponse"];
                };
            };
        };
    };
    readonly OwnRequests_list: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description nextCursor of the page before. */
                readonly cursor?: string;
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
                    readonly "application/json": components["schemas"]["OwnRequestListResponse"];
                };
            };
        };
    };
    readonly OwnRequests_get: {
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
                    readonly "application/json": components["schemas"]["OwnRequestStandingResponse"];
                };
            };
        };
    };
    readonly OwnRequests_object: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
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
                    readonly "application/json": components["schemas"]["OwnRequestResponse"];
                };
            };
        };
    };
    readonly Releases_download: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly evidenceType: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description An attachment; a connection that is cut off means that it is not whole. */
            readonly 200: {
                headers: {
                    readonly "Repr-Digest"?: string;
                    readonly ETag?: string;
                    readonly "Content-Disposition"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/pdf": string;
                    readonly "image/png": string;
                    readonly "image/jpeg": string;
                    readonly "application/json": string;
                    readonly "application/xml": string;
                };
            };
        };
    };
    readonly Releases_claim: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
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
                    readonly "application/json": components["schemas"]["ClaimResponse"];
                };
            };
        };
    };
    readonly Rejections_reject: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
                readonly evidenceType: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RejectionRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EvidenceRequestResponse"];
                };
            };
        };
    };
    readonly Explanations_explain: {
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
                    readonly "application/json": components["schemas"]["ExplanationResponse"];
                };
            };
        };
    };
    readonly OwnQuestions_list: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description nextCursor of the page before. */
                readonly cursor?: string;
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
                    readonly "application/json": components["schemas"]["OwnQuestionListResponse"];
                };
            };
        };
    };
    readonly OwnQuestions_ask: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["QuestionRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OwnQuestionResponse"];
                };
            };
        };
    };
    readonly OwnQuestions_get: {
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
                    readonly "application/json": components["schemas"]["OwnQuestionResponse"];
                };
            };
        };
    };
    readonly Questions_list: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description nextCursor of the page before. */
                readonly cursor?: string;
                readonly status?: "open" | "answered" | "overdue";
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
                    readonly "application/json": components["schemas"]["QuestionListResponse"];
                };
            };
        };
    };
    readonly Questions_answer: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AnswerRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuestionResponse"];
                };
            };
        };
    };
    readonly AskedAgain_report: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AskedAgainReportRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AskedAgainReportResponse"];
                };
            };
        };
    };
    readonly AskedAgain_list: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description nextCursor of the page before. */
                readonly cursor?: string;
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
                    readonly "application/json": components["schemas"]["OwnAskedAgainReportListResponse"];
                };
            };
        };
    };
    readonly Feed_read: {
        readonly parameters: {
            readonly query?: {
                /** @description Seconds to wait for a change. */
                readonly wait?: number;
                readonly limit?: number;
                /** @description nextAfter of the answer before, or the number of any entry; 0 is the beginning. */
                readonly after?: number;
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
                    readonly "application/json": components["schemas"]["FeedResponse"];
                };
            };
        };
    };
    readonly EventWebhooks_read: {
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
                    readonly "application/json": components["schemas"]["EventWebhookResponse"];
                };
            };
        };
    };
    readonly EventWebhooks_redeliver: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RedeliveryRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EventWebhookResponse"];
                };
            };
        };
    };
    readonly Export_export: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                readonly authorization: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description An attachment; a connection that is cut off means that it is not whole. */
            readonly 200: {
                headers: {
                    readonly "Content-Disposition"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/zip": string;
                };
            };
        };
    };
    readonly LegalHolds_place: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["LegalHoldRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LegalHoldResponse"];
                };
            };
        };
    };
    readonly LegalHolds_lift: {
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
                    readonly "application/json": components["schemas"]["LegalHoldResponse"];
                };
            };
        };
    };
    readonly Erasure_erase: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description New for each call, the same when a call is repeated. It is kept, so it must say nothing of the person. */
                readonly "Idempotency-Key": string;
            };
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
                    readonly "application/json": components["schemas"]["ErasureResponse"];
                };
            };
        };
    };
}
