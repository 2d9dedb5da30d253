import type { Channel, ConsentStatus, ConsentTransition, DeclinationReason } from '@askonce/contracts';
import { keyed } from './agency-client';
import { ApiCaller, type ApiOptions } from './api-caller';

export interface Ask {
  readonly id: string;
  readonly evidenceType: string;
  readonly qualifier: string;
  readonly askedAt: string;
  readonly deadline: string;
  readonly waiting: readonly { readonly agency: string; readonly procedure: string; readonly since: string }[];
  /** What may be agreed to in the same step as giving the document. */
  readonly consents: readonly { readonly id: string; readonly agency: string; readonly purpose: string }[];
}

export interface Consent {
  readonly id: string;
  readonly recipient: { readonly id: string };
  readonly purpose: { readonly id: string };
  readonly evidenceType: string;
  readonly status: ConsentStatus;
  readonly allowedTransitions: readonly ConsentTransition[];
  readonly validUntil?: string;
}

export interface GivenDocument {
  readonly id: string;
  readonly evidenceType: string;
  readonly version: number;
  readonly digest: string;
  /** Whether it ended what was asked for. */
  readonly answered: boolean;
}

export interface DocumentToGive {
  readonly evidenceType: string;
  readonly qualifier?: string;
  readonly issuedAt?: string;
  readonly validUntil?: string;
  readonly channel: Channel;
  /** Ids of consents given together with it. */
  readonly grants?: readonly string[];
}

/** The registry as a citizen uses it, with the citizen's own token. Every method throws CallRefused when it is refused. */
export class CitizenClient {
  private readonly api: ApiCaller;

  constructor(options: ApiOptions) {
    this.api = new ApiCaller(options);
  }

  async asks(): Promise<readonly Ask[]> {
    return (await this.api.json<{ items: Ask[] }>({ method: 'GET', path: '/v1/me/asks' })).items;
  }

  decline(askId: string, reason: DeclinationReason): Promise<unknown> {
    return this.api.json({ method: 'POST', path: `/v1/me/asks/${askId}/declination`, body: { reason } });
  }

  async consents(): Promise<readonly Consent[]> {
    return (await this.api.json<{ items: Consent[] }>({ method: 'GET', path: '/v1/me/consents?limit=200' })).items;
  }

  transition(consentId: string, transition: ConsentTransition): Promise<Consent> {
    return this.api.json({ method: 'POST', path: `/v1/me/consents/${consentId}/${transition}`, body: {} });
  }

  give(document: DocumentToGive, content: Uint8Array, idempotencyKey?: string): Promise<GivenDocument> {
    const form = new FormData();
    form.append('metadata', new Blob([JSON.stringify(document)], { type: 'application/json' }));
    form.append('content', new Blob([new Uint8Array(content)]), 'document');
    return this.api.json({ method: 'POST', path: '/v1/me/documents', body: form, ...keyed(idempotencyKey) });
  }
}
