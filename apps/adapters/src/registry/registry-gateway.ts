import { randomUUID } from 'node:crypto';
import type { TokenSource } from '@askonce/client';
import type { WebhookFailure } from '@askonce/contracts';
import { currentTraceparent } from '@askonce/observability';
import type { FoundDocument, SubjectIdentifier } from '../connectors/connector';
import type { FeedTurn } from '../events/feed-turn';
import { STREAMED, UploadBody } from '../http/upload-body';
import type { ClaimedSecrets } from './claimed-secrets';
import { multipartOf } from './multipart';
import { ANSWERS, answerOf, type ConnectorCatalogue, type ReleaseClaim } from './registry-answers';
import { DocumentRefused, NoLongerWanted, RegistryFailed } from './registry-failures';

/** What leaves the registry for one delivery: the claim and the key that it wrapped. */
export interface ClaimedRelease extends Omit<ReleaseClaim, 'jwe'> {
  /** 32 bytes; wipe them after use. */
  readonly contentKey: Uint8Array;
}

/** How a turn of sending an agency's feed went. */
export interface TurnReport {
  readonly agency: string;
  readonly claim: number;
  readonly acknowledged?: number;
  readonly failure?: { readonly code: WebhookFailure; readonly retryInMs: number };
}

interface Posted {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly signal?: AbortSignal;
}

const CALL_MS = 10_000;

/** The registry's routes that adapters use. Everything it refuses or fails at has its class in registry-failures. */
export class RegistryGateway {
  constructor(
    private readonly url: string,
    private readonly tokens: TokenSource,
    private readonly secrets: ClaimedSecrets,
  ) {}

  /** @throws NoLongerWanted, RegistryFailed */
  async claimIdentifier(fetchId: string, signal: AbortSignal): Promise<SubjectIdentifier> {
    const answer = await jsonOf(await this.post(`/internal/fetches/${fetchId}/claims`, { signal }));
    const claimed = answerOf(ANSWERS.SealedIdentifier, answer);
    return answerOf(ANSWERS.Identifier, await this.secrets.json(claimed, `fetch:${fetchId}`));
  }

  /** @throws NoLongerWanted, RegistryFailed */
  async claimRelease(releaseId: string, signal: AbortSignal): Promise<ClaimedRelease> {
    // A new key each time: the registry is to decide anew at each use, not to repeat an earlier answer.
    const headers = { 'idempotency-key': randomUUID() };
    const answer = await jsonOf(await this.post(`/v1/releases/${releaseId}/claims`, { headers, signal }));
    const { jwe, ...claim } = answerOf(ANSWERS.ReleaseClaim, answer);
    return { ...claim, contentKey: await this.secrets.key(jwe, `release:${releaseId}`) };
  }

  /** Streams a document to the fetch that asked for it. @throws NoLongerWanted, DocumentRefused, RegistryFailed, or what its content throws */
  async handOver(fetchId: string, document: FoundDocument, signal: AbortSignal): Promise<void> {
    const { content, mediaType, issuedAt, validUntil, attributes } = document;
    const metadata = {
      ...(issuedAt !== undefined && { issuedAt }),
      ...(validUntil !== undefined && { validUntil }),
      ...(attributes !== undefined && { attributes }),
      mediaType,
    };
    const { contentType, body } = multipartOf({ metadata, mediaType, content });
    const upload = new UploadBody(body);
    const response = await this.send(`/internal/fetches/${fetchId}/document`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: upload,
      signal,
      ...STREAMED,
    }).catch((error: unknown) => {
      upload.throwIfBroken();
      throw error;
    });
    await response.body?.cancel();
    if ([413, 415, 422].includes(response.status)) throw new DocumentRefused(response.status);
    expectSuccess(response);
  }

  /** What is to be sent of some agency's feed; for so long nobody else sends to it. @throws RegistryFailed, NoLongerWanted */
  async claimTurn(leaseSeconds: number): Promise<FeedTurn | undefined> {
    const answer = await jsonOf(await this.post('/internal/event-webhooks/claims', { body: { leaseSeconds } }));
    return answerOf(ANSWERS.ClaimedTurn, answer).claimed;
  }

  /** @throws RegistryFailed, NoLongerWanted */
  async reportTurn(report: TurnReport): Promise<void> {
    const response = await this.post('/internal/event-webhooks/reports', { body: report });
    await response.body?.cancel();
    expectSuccess(response);
  }

  /** @throws RegistryFailed */
  async connectors(): Promise<ConnectorCatalogue> {
    const signal = AbortSignal.timeout(CALL_MS);
    const response = await this.send('/internal/catalogue/connectors', { signal });
    return answerOf(ANSWERS.ConnectorCatalogue, await jsonOf(response));
  }

  private post(path: string, { headers, body = {}, signal }: Posted): Promise<Response> {
    const late = AbortSignal.timeout(CALL_MS);
    return this.send(path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: signal === undefined ? late : AbortSignal.any([signal, late]),
    });
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    try {
      const traceparent = currentTraceparent();
      const headers = {
        ...(init.headers as Record<string, string> | undefined),
        authorization: `Bearer ${await this.tokens.token()}`,
        ...(traceparent !== undefined && { traceparent }),
      };
      return await fetch(`${this.url}${path}`, { redirect: 'manual', ...init, headers });
    } catch (cause) {
      throw new RegistryFailed('does not answer', { cause });
    }
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  if (!response.ok) await response.body?.cancel();
  expectSuccess(response);
  try {
    return await response.json();
  } catch {
    // The parser's own message quotes what it read.
    throw new RegistryFailed('gave an answer that is cut short or no JSON');
  }
}

function expectSuccess({ ok, status }: Response): void {
  // 404 for what was erased: the registry does not tell what never was from what is no more.
  if (status === 404 || status === 410) throw new NoLongerWanted();
  if (!ok) throw new RegistryFailed(`answered ${status}`);
}
