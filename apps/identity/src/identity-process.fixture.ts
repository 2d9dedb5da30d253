import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { TokenVerifier } from '@askonce/auth';
import { ClientCredentials, PasswordGrant } from '@askonce/client';
import type { Client, IdentityData, Person } from './data/identity-data';

export const MAIN = join(__dirname, '../dist/main.js');
export const PORTAL_URL = 'http://127.0.0.1:65000';

interface Ended {
  readonly code: number | null;
  readonly errors: string;
  readonly lines: readonly string[];
}

/** The built service as a process of its own, for tests: the library cannot take its clients apart inside Jest's realm. */
export class IdentityProcess {
  static async start(folder: string): Promise<IdentityProcess> {
    const dataFile = join(folder, 'identity.json');
    const env = { ASKONCE_IDENTITY_DATA: dataFile, ASKONCE_PORTAL_URL: PORTAL_URL };
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines: string[] = [];
    const ended = Promise.all([once(child, 'close') as Promise<[number | null]>, text(child.stderr)]).then(
      ([[code], errors]): Ended => ({ code, errors, lines }),
    );
    const listening = new Promise<string>((resolve) => {
      createInterface(child.stdout).on('line', (line) => {
        lines.push(line);
        const { url } = JSON.parse(line) as { url?: string };
        if (url !== undefined) resolve(url);
      });
    });
    const outcome = await Promise.race([listening, ended]);
    if (typeof outcome !== 'string') throw new Error(`the service ended: ${outcome.errors}`);
    const data = JSON.parse(await readFile(dataFile, 'utf8')) as IdentityData;
    return new IdentityProcess(outcome, data, () => {
      child.kill('SIGTERM');
      return ended;
    });
  }

  readonly tokenEndpoint: string;
  readonly verifier: TokenVerifier;

  private constructor(
    readonly url: string,
    private readonly data: IdentityData,
    readonly stop: () => Promise<Ended>,
  ) {
    this.tokenEndpoint = `${url}/token`;
    this.verifier = new TokenVerifier({ issuers: [url], audience: 'askonce' });
  }

  client(clientId: string): Client {
    return found(this.data.clients.find((known) => known.clientId === clientId));
  }

  person(role: Person['role']): Person {
    return found(this.data.people.find((known) => known.role === role));
  }

  credentials({ clientId, privateKeyJwk }: Omit<Client, 'roles'>): ClientCredentials {
    return new ClientCredentials({ tokenEndpoint: this.tokenEndpoint, clientId, privateKeyJwk });
  }

  scripts({ username, password }: Pick<Person, 'username' | 'password'>): PasswordGrant {
    return new PasswordGrant({ tokenEndpoint: this.tokenEndpoint, clientId: 'askonce-scripts', username, password });
  }
}

function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the data file lacks it');
  return thing;
}
