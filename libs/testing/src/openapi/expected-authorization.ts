import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Role, ROLES } from '@askonce/contracts';
import { parse } from 'yaml';

const REACHES = ['own', 'all'] as const;
/** What a role gets to by a route: what is the caller's own, or whatever there is. */
type Reach = (typeof REACHES)[number];
export type Expected = 'everyone' | Readonly<Partial<Record<Role, Reach>>>;
/** By method and path, as in `GET /v1/things/{id}`. */
export type ExpectedAuthorization = Readonly<Record<string, Expected>>;

const FILE = resolve(__dirname, '../../../../docs/authorization.yaml');

/** What docs/authorization.yaml says of a service. @throws Error where it says it in words that mean nothing */
export function expectedAuthorization(service: string, text = readFileSync(FILE, 'utf8')): ExpectedAuthorization {
  const services = parse(text) as Record<string, Record<string, unknown>>;
  const routes = services[service];
  if (routes === undefined) throw new Error(`docs/authorization.yaml says nothing of ${service}.`);
  return Object.fromEntries(Object.entries(routes).map(([route, said]) => [route, expectedFrom(route, said)]));
}

function expectedFrom(route: string, said: unknown): Expected {
  if (said === 'everyone') return said;
  const entries = Object.entries(typeof said === 'object' && said !== null ? said : {});
  const odd = entries.filter(([role, reach]) => !isOneOf(ROLES, role) || !isOneOf(REACHES, reach));
  if (entries.length === 0 || odd.length > 0)
    throw new Error(`docs/authorization.yaml: ${route} needs "everyone", or roles with one of ${REACHES.join(', ')}.`);
  return Object.fromEntries(entries);
}

const isOneOf = (known: readonly string[], word: unknown) => known.some((one) => one === word);
