import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AccessesClient,
  AgencyClient,
  ApiCaller,
  CitizenClient,
  ClientCredentials,
  PasswordGrant,
} from '@askonce/client';
import { Database } from '@askonce/database';
import { AskonceProcess, type Ended } from './askonce-process';
import { processesIn } from './processes';
import type { Stack, StackPerson } from '../../apps/cli/src/stack/stack';

export type Tokens = PasswordGrant | ClientCredentials;

export interface Citizen {
  readonly name: string;
  readonly subject: { readonly scheme: string; readonly identifier: string };
  readonly account: Pick<StackPerson, 'username' | 'password'>;
  readonly tokens: Tokens;
  readonly registry: CitizenClient;
  readonly accesses: AccessesClient;
}

/** A stack that runs in a home of its own, and those who call it. */
export class RunningStack {
  private readonly agencies = new Map<string, AgencyClient>();

  private constructor(
    readonly home: string,
    readonly process: AskonceProcess,
  ) {}

  /** Starts `askonce up` and waits until it stays up. */
  static async start(home: string, ...options: string[]): Promise<RunningStack> {
    const started = AskonceProcess.start(home, 'up', ...options);
    await started.says('Running. Ctrl-C stops it', 90_000);
    return new RunningStack(home, started);
  }

  /** As the stack says it is at this moment. */
  get stack(): Stack {
    return JSON.parse(readFileSync(join(this.home, 'stack.json'), 'utf8')) as Stack;
  }

  /** Has it stop, and looks for what it left running. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended & { left: string[] }> {
    this.process.signal(signal);
    const ended = await this.process.ended;
    return { ...ended, left: processesIn(this.home).map(({ command }) => command) };
  }

  url(service: string): string {
    return this.stack.services[service]!.url;
  }

  askonce(...args: string[]): Promise<Ended> {
    return AskonceProcess.run(this.home, ...args);
  }

  agency(id: string): AgencyClient {
    const known = this.agencies.get(id);
    if (known) return known;
    // Tried once: what goes wrong in between is what these specs look at.
    const options = { baseUrl: this.url('registry'), tokens: this.agencyTokens(id), attempts: 1 };
    const made = new AgencyClient(options);
    this.agencies.set(id, made);
    return made;
  }

  agencyTokens(id: string): Tokens {
    const { tokenEndpoint, clients } = this.stack;
    const { clientId, privateKeyJwk } = clients.find(({ agency }) => agency === id)!;
    return new ClientCredentials({ tokenEndpoint, clientId, privateKeyJwk });
  }

  tokensOf({ username, password }: Pick<StackPerson, 'username' | 'password'>): Tokens {
    const { tokenEndpoint } = this.stack;
    return new PasswordGrant({ tokenEndpoint, clientId: 'askonce-scripts', username, password });
  }

  person(role: string): StackPerson {
    return this.stack.people.find((person) => person.role === role)!;
  }

  api(service: string, tokens: Tokens, timeoutMs = 20_000): ApiCaller {
    return new ApiCaller({ baseUrl: this.url(service), tokens, timeoutMs });
  }

  citizen({ name, subject, ...account }: Omit<StackPerson, 'role'>): Citizen {
    const tokens = this.tokensOf(account);
    return {
      name,
      subject: subject!,
      account,
      tokens,
      registry: new CitizenClient({ baseUrl: this.url('registry'), tokens }),
      accesses: new AccessesClient({ baseUrl: this.url('audit'), tokens }),
    };
  }

  /** Somebody of whom nothing is recorded yet. */
  async newCitizen(): Promise<Citizen> {
    const operator = this.tokensOf(this.person('operator'));
    const identity = new ApiCaller({ baseUrl: this.stack.issuer, tokens: operator });
    return this.citizen(await identity.json<StackPerson>({ method: 'POST', path: '/people' }));
  }

  /** Works on a service's database as its owner, who may see every table. */
  async asOwner<T>(service: string, work: (database: Database) => Promise<T>): Promise<T> {
    const url = this.stack.infrastructure.databaseOwnerUrls[service]!;
    const database = new Database({ url, applicationName: 'askonce-e2e', max: 1 });
    return work(database).finally(() => database.close());
  }
}
