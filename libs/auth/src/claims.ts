import type { JWTPayload } from 'jose';
import { type Role, ROLES } from '@askonce/contracts';
import type { Actor, SubjectIdentifier } from './actor';
import { tokenInvalid } from './auth.problems';

const KNOWN_ROLES: ReadonlySet<string> = new Set(ROLES);
const LIMITS = { client_id: 128, sub: 128, agency: 64, scheme: 64, identifier: 128 };
/** Printable ASCII without spaces: ids travel through headers, logs and metrics. */
const VISIBLE = /^[\x21-\x7e]+$/;

/**
 * The actor that verified claims describe.
 * @throws Unauthenticated when a claim is missing, too long or of another type; names the claim, never its value.
 */
export function actorFromClaims(claims: JWTPayload): Actor {
  const roles = rolesOf(claims.roles);
  const agency = claims.agency === undefined ? undefined : text(claims.agency, 'agency');
  const subject = claims.subject === undefined ? undefined : subjectOf(claims.subject);
  if (roles.includes('citizen') && subject === undefined) throw unfit('subject');
  if ((roles.includes('agency') || roles.includes('clerk')) && agency === undefined) throw unfit('agency');
  return {
    clientId: text(claims.client_id, 'client_id'),
    tokenSubject: text(claims.sub, 'sub'),
    roles,
    ...(agency !== undefined && { agency }),
    ...(subject !== undefined && { subject }),
  };
}

function rolesOf(value: unknown): readonly Role[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > ROLES.length) throw unfit('roles');
  if (!value.every(isRole)) throw unfit('roles');
  return Object.freeze([...new Set(value)]);
}

function isRole(value: unknown): value is Role {
  return typeof value === 'string' && KNOWN_ROLES.has(value);
}

function subjectOf(value: unknown): SubjectIdentifier {
  if (typeof value !== 'object' || value === null) throw unfit('subject');
  const { scheme, identifier } = value as Record<string, unknown>;
  return { scheme: text(scheme, 'scheme', 'subject'), identifier: text(identifier, 'identifier', 'subject') };
}

function text(value: unknown, field: keyof typeof LIMITS, claim: string = field): string {
  if (typeof value !== 'string' || value.length > LIMITS[field] || !VISIBLE.test(value)) throw unfit(claim);
  return value;
}

function unfit(claim: string): Error {
  return tokenInvalid(`The claim ${claim} of the access token is missing or malformed.`);
}
