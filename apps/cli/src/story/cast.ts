import { randomInt } from 'node:crypto';
import {
  AccessesClient,
  AgencyClient,
  ApiCaller,
  CitizenClient,
  ClientCredentials,
  ReceiptsClient,
  type TokenSource,
} from '@askonce/client';
import { CliError } from '../cli-error';
import { tokensOf } from '../stack/person-tokens';
import { serviceUrl } from '../stack/running-stack';
import type { Stack, StackPerson } from '../stack/stack';

export interface Citizen {
  readonly name: string;
  readonly subject: { readonly scheme: string; readonly identifier: string };
  readonly registry: CitizenClient;
  readonly accesses: AccessesClient;
  readonly receipts: ReceiptsClient;
}

/** Those who appear in the story, each with tokens of their own. */
export class Cast {
  private readonly agencies = new Map<string, AgencyClient>();

  constructor(private readonly stack: Stack) {}

  agency(id: string): AgencyClient {
    const known = this.agencies.get(id);
    if (known) return known;
    const client = this.stack.clients.find(({ agency }) => agency === id);
    if (!client) throw new CliError(`The running stack has no client of the agency ${id}.`);
    const { tokenEndpoint } = this.stack;
    const { clientId, privateKeyJwk } = client;
    const tokens = new ClientCredentials({ tokenEndpoint, clientId, privateKeyJwk });
    const made = new AgencyClient({ baseUrl: serviceUrl(this.stack, 'registry'), tokens });
    this.agencies.set(id, made);
    return made;
  }

  /** Somebody of whom nothing is recorded yet, made by the development identity provider. */
  async newCitizen(): Promise<Citizen> {
    const tokens = tokensOf(this.personWithRole('operator'), this.stack);
    const identity = new ApiCaller({ baseUrl: this.stack.issuer, tokens });
    const person = await identity.json<Omit<StackPerson, 'role'>>({ method: 'POST', path: '/people' });
    return this.citizen({ ...person, role: 'citizen' });
  }

  /** The demo's second citizen, whose open questions are left to the reader. */
  reader(): { citizen: Citizen; person: StackPerson } {
    const [, person] = this.stack.people.filter(({ role }) => role === 'citizen');
    if (!person) throw new CliError('The running stack has no second citizen.');
    return { citizen: this.citizen(person), person };
  }

  private citizen(person: StackPerson): Citizen {
    if (!person.subject) throw new CliError(`${person.name} has no identifier.`);
    const tokens: TokenSource = tokensOf(person, this.stack);
    const audit = { baseUrl: serviceUrl(this.stack, 'audit'), tokens };
    return {
      name: person.name,
      subject: person.subject,
      registry: new CitizenClient({ baseUrl: serviceUrl(this.stack, 'registry'), tokens }),
      accesses: new AccessesClient(audit),
      receipts: new ReceiptsClient(audit),
    };
  }

  private personWithRole(role: string): StackPerson {
    const person = this.stack.people.find((candidate) => candidate.role === role);
    if (!person) throw new CliError(`The running stack has nobody with the role ${role}.`);
    return person;
  }
}

/** A plausible day of birth for a certificate of the demo. */
export const someBirthday = (): string => {
  const day = new Date(Date.UTC(randomInt(1970, 2004), randomInt(12), randomInt(1, 28)));
  return day.toISOString().slice(0, 10);
};
