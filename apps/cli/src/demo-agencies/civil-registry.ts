import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type AgencyAnswer, type AgencyServer, bodyOf, jsonIn, serve } from './agency-server';
import { certificatePdf } from './certificate-pdf';
import { ClientTokens, json } from './client-tokens';

export interface Resident {
  readonly identifier: string;
  readonly name: string;
  readonly address: string;
  /** Day of birth, as 2000-12-31. */
  readonly dateOfBirth: string;
}

export interface CivilRegistryOptions {
  /** 0 for any that is free. */
  readonly port: number;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Those whom it knows more closely; everybody else of its scheme is the same resident without a name. */
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
const ANYBODY = { name: 'as registered', address: '1 Main Square, Sampletown', dateOfBirth: '1985-04-12' };

interface Certificate {
  readonly title: string;
  readonly lines: readonly string[];
  /** The same as data. */
  readonly attributes?: object;
}

/** What it certifies, by evidence type. */
const CERTIFICATES: ReadonlyMap<unknown, (resident: Omit<Resident, 'identifier'>) => Certificate> = new Map([
  [
    'residence-certificate',
    ({ name, address }) => ({
      title: 'Certificate of residence',
      lines: [`Name: ${name}`, `Place of residence: ${address}`],
    }),
  ],
  [
    'population-extract',
    ({ name, address, dateOfBirth }) => ({
      title: 'Extract from the population register',
      lines: [`Name: ${name}`, `Born: ${dateOfBirth}`, `Place of residence: ${address}`],
      attributes: { name, dateOfBirth, address },
    }),
  ],
]);

/** A small agency system of the demo: answers AskOnce's evidence queries with what the civil registry certifies. */
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
  const certificate = CERTIFICATES.get(query?.evidenceType);
  if (!known || certificate === undefined) return json(404, { error: 'not_found' });
  return answerWith(certificate(options.people?.find((person) => person.identifier === identifier) ?? ANYBODY));
}

function answerWith({ title, lines, attributes }: Certificate): AgencyAnswer {
  const issuedAt = new Date().toISOString();
  const body = certificatePdf(title, [...lines, `Issued by the civil registry on ${issuedAt.slice(0, 10)}`]);
  const headers = {
    'content-type': 'application/pdf',
    'repr-digest': `sha-256=:${createHash('sha256').update(body).digest('base64')}:`,
    'askonce-issued-at': issuedAt,
    ...(attributes && { 'askonce-attributes': `:${Buffer.from(JSON.stringify(attributes)).toString('base64')}:` }),
    'cache-control': 'no-store',
  };
  return { status: 200, headers, body };
}
