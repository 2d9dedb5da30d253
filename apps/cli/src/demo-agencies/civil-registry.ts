import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type AgencyAnswer, type AgencyServer, bodyOf, jsonIn, serve } from './agency-server';
import { certificatePdf } from './certificate-pdf';
import { ClientTokens, json } from './client-tokens';

export interface Resident {
  readonly identifier: string;
  readonly name: string;
  readonly address: string;
}

export interface CivilRegistryOptions {
  /** 0 for any that is free. */
  readonly port: number;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Those whose name and address it knows; everybody else of its scheme gets a certificate without a name. */
  readonly people?: readonly Resident[];
  /** Identifiers that it does not know. */
  readonly unknown?: readonly string[];
}

export interface CivilRegistry extends AgencyServer {
  readonly tokenEndpoint: string;
  /** How many certificates it has handed out. */
  issued(): number;
}

const SCHEME = 'national:xx';
const EVIDENCE_TYPE = 'residence-certificate';

/** A small agency system of the demo: answers AskOnce's evidence queries with certificates of residence. */
export async function startCivilRegistry(options: CivilRegistryOptions): Promise<CivilRegistry> {
  const tokens = new ClientTokens(options);
  let issued = 0;
  const server = await serve(options.port, {
    'POST /token': (request) => tokens.grant(request),
    'POST /evidence-queries': async (request) => {
      if (!tokens.accepts(request)) return json(401, { error: 'invalid_token' });
      const answer = await certificateFor(request, options);
      if (answer.status === 200) issued += 1;
      return answer;
    },
  });
  return { ...server, tokenEndpoint: `${server.url}/token`, issued: () => issued };
}

async function certificateFor(request: IncomingMessage, options: CivilRegistryOptions): Promise<AgencyAnswer> {
  const query = jsonIn(await bodyOf(request, 16 * 1024));
  const subject = query?.subject as { scheme?: unknown; identifier?: unknown } | null | undefined;
  const identifier = subject?.identifier;
  if (typeof identifier !== 'string') return json(400, { error: 'invalid_request' });
  const known = subject?.scheme === SCHEME && options.unknown?.includes(identifier) !== true;
  if (!known || query?.evidenceType !== EVIDENCE_TYPE) return json(404, { error: 'not_found' });
  return certificateOf(
    options.people?.find((person) => person.identifier === identifier),
    new Date(),
  );
}

function certificateOf(resident: Resident | undefined, issuedAt: Date): AgencyAnswer {
  const body = certificatePdf('Certificate of residence', [
    `Name: ${resident?.name ?? 'as registered'}`,
    `Place of residence: ${resident?.address ?? '1 Main Square, Sampletown'}`,
    `Issued by the civil registry on ${issuedAt.toISOString().slice(0, 10)}`,
  ]);
  const headers = {
    'content-type': 'application/pdf',
    'repr-digest': `sha-256=:${createHash('sha256').update(body).digest('base64')}:`,
    'askonce-issued-at': issuedAt.toISOString(),
    'cache-control': 'no-store',
  };
  return { status: 200, headers, body };
}
