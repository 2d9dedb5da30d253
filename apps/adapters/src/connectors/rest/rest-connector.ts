import { AgencyFailure } from '../agency-failure';
import { callAgency, discardBody } from '../call-agency';
import {
  type EvidenceQuery,
  type FetchAnswer,
  type FetchingConnector,
  type FoundDocument,
  MAX_DOCUMENT_BYTES,
  MEDIA_TYPES,
} from '../connector';
import { failureOf } from '../http-status';
import { attributesIn } from './attributes-header';
import { checkedContent } from './checked-content';
import { ClientSecretToken } from './client-secret-token';

export interface RestSettings {
  readonly kind: 'rest';
  readonly url: string;
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly scope?: string;
}

/**
 * Asks an agency's HTTP service by `POST {url}/evidence-queries`: 200 with the document, 404 when there is none, 409 when
 * the identifier fits more than one person. A POST, because addresses are logged everywhere and identifiers must not be.
 */
export class RestConnector implements FetchingConnector {
  private readonly tokens: ClientSecretToken;

  constructor(
    private readonly settings: RestSettings,
    clientSecret: string,
  ) {
    const { tokenEndpoint, clientId, scope } = settings;
    this.tokens = new ClientSecretToken({
      tokenEndpoint,
      clientId,
      clientSecret,
      ...(scope !== undefined && { scope }),
    });
  }

  async fetch(query: EvidenceQuery, signal: AbortSignal): Promise<FetchAnswer> {
    const response = await this.ask(query, signal);
    if (response.status === 200) return { outcome: 'found', document: await documentIn(response, signal) };
    await discardBody(response);
    if (response.status === 404) return { outcome: 'not_found' };
    if (response.status === 409) return { outcome: 'ambiguous' };
    throw failureOf(response.status);
  }

  /** A token may be revoked before its time: then a fresh one is tried, once. */
  private async ask(query: EvidenceQuery, signal: AbortSignal): Promise<Response> {
    const token = await this.tokens.get(signal);
    const response = await this.send(query, token, signal);
    if (response.status !== 401) return response;
    await discardBody(response);
    this.tokens.forget(token);
    return this.send(query, await this.tokens.get(signal), signal);
  }

  private send({ evidenceType, qualifier, subject }: EvidenceQuery, token: string, signal: AbortSignal) {
    const { scheme, identifier } = subject;
    return callAgency(`${this.settings.url.replace(/(?<!\/)\/+$/, '')}/evidence-queries`, {
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: MEDIA_TYPES.join(', '),
        // The digest is that of the encoded representation (RFC 9530 §3): unencoded, both are the same.
        'accept-encoding': 'identity',
      },
      body: JSON.stringify({ evidenceType, qualifier, subject: { scheme, identifier } }),
      signal,
    });
  }
}

async function documentIn(response: Response, signal: AbortSignal): Promise<FoundDocument> {
  try {
    const issuedAt = timeIn(response, 'askonce-issued-at') ?? timeIn(response, 'last-modified');
    const validUntil = timeIn(response, 'askonce-valid-until');
    const attributes = attributesIn(response.headers.get('askonce-attributes'));
    return {
      mediaType: mediaTypeOf(response),
      ...(issuedAt !== undefined && { issuedAt }),
      ...(validUntil !== undefined && { validUntil }),
      ...(attributes !== undefined && { attributes }),
      content: checkedContent(response, signal),
    };
  } catch (error) {
    await discardBody(response);
    throw error;
  }
}

function mediaTypeOf({ headers }: Response): string {
  if ((headers.get('content-encoding') ?? 'identity') !== 'identity') throw new AgencyFailure('unexpected_answer');
  if (Number(headers.get('content-length') ?? 0) > MAX_DOCUMENT_BYTES) throw new AgencyFailure('too_large');
  const mediaType = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (MEDIA_TYPES.every((known) => known !== mediaType)) throw new AgencyFailure('wrong_type');
  return mediaType ?? '';
}

/** RFC 3339 for our own headers, HTTP-date for Last-Modified. */
function timeIn({ headers }: Response, name: string): string | undefined {
  const text = headers.get(name);
  if (text === null) return undefined;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new AgencyFailure('unexpected_answer');
  return time.toISOString();
}
