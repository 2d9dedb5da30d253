import { type Role, ROLES } from '@askonce/contracts';
import {
  AuthorizationMatrix,
  type ExpectedAuthorization,
  type Operation,
  type Samples,
  type Whose,
} from '@askonce/testing';
import { aRequestBy } from './catalogue-of-the-story.fixture';
import { samplesOf } from './exchange-samples.fixture';
import type { PreparedExchange, PreparedIds } from './prepared-exchange.fixture';
import { newIdentifier } from './registry.fixture';

/** The matrix over a registry in which there is something of everything; it leaves nothing as it was. */
export async function matrixOf(
  exchange: PreparedExchange,
  operations: readonly Operation[],
  expected: ExpectedAuthorization,
): Promise<AuthorizationMatrix> {
  const given = await samplesOf(exchange);
  const forRole = (role: Role | undefined): Samples => ({
    ...given,
    ids: (operation) => (operation.id === 'Releases_claim' ? exchange.ids.releases.slice(0, 2) : given.ids(operation)),
    allIds: role === 'agency' ? ofTheAgency(exchange.ids) : given.allIds,
    values: { ...given.values, transition: ['grant'] },
    bodies: { ...given.bodies, ...bodiesOf(role, exchange.person) },
  });
  const url = exchange.registry.services[0]!.url;
  const tokenOf = tokensFor(exchange);
  return new AuthorizationMatrix({ url, operations, samplesOf: forRole, expected, roles: ROLES, tokenOf });
}

/** With everything that any role needs: the role alone decides. */
function tokensFor(exchange: PreparedExchange): (role: Role, whose: Whose) => Promise<string> {
  const stranger = newIdentifier();
  return (role, whose) => {
    const owner = whose === 'owner';
    const agency = owner ? 'tax' : 'school';
    const subject = { scheme: 'national:xx', identifier: owner ? exchange.person : stranger };
    const clientId = role === 'service' ? (owner ? 'askonce-adapters' : 'askonce-other') : `${role}-${agency}`;
    return exchange.registry.token({ roles: [role], agency, subject, clientId });
  };
}

/** What `tax` alone knows of a person about whom other agencies know something as well. */
const ofTheAgency = ({ requests, deposits, releases, questions }: PreparedIds) => [
  ...[...requests.released, ...requests.rejectable, ...requests.waiting],
  ...[...deposits.kept, ...deposits.revoked, ...releases, ...questions],
];

/** Where what fits depends on who calls, or on what only the service can know. */
function bodiesOf(role: Role | undefined, identifier: string): Samples['bodies'] {
  const askedAgain = { agency: 'tax', evidenceType: 'birth-certificate', channel: 'counter' };
  const subject = { scheme: 'national:xx', identifier };
  return {
    EvidenceRequests_create: [aRequestBy('tax', identifier)],
    AskedAgain_report: [role === 'agency' ? { ...askedAgain, subject } : askedAgain],
    EventWebhooks_redeliver: [{ after: 0 }],
    WebhookTurns_claim: [{ leaseSeconds: 1 }],
    WebhookTurns_report: [{ agency: 'tax', claim: 1 }],
  };
}
