import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Value } from '@sinclair/typebox/value';
import { missingClients } from './demo-clients';
import { missingPeople, newCitizen } from './demo-people';
import { type Client, IdentityData, type Person } from './identity-data';
import { newSecret, newSigningKey } from './keys';
import { writePrivateFile } from './private-file';

/** The people, clients and keys of the demo: in memory, and in a file that outlives the process. */
export class IdentityStore {
  /** The last write; each waits for the one before. */
  private written: Promise<void> = Promise.resolve();

  /**
   * Reads the file, and adds what it lacks of the demo; makes it if there is none.
   * @throws Error when the file holds something else.
   */
  static async open(path: string): Promise<IdentityStore> {
    const found = (await read(path)) ?? (await empty());
    const clients = await missingClients(found.clients);
    const people = missingPeople(found.people);
    const data = { ...found, clients: [...found.clients, ...clients], people: [...found.people, ...people] };
    const store = new IdentityStore(path, data);
    if (clients.length + people.length > 0) await store.save();
    return store;
  }

  private constructor(
    private readonly path: string,
    private data: IdentityData,
  ) {}

  get signingKeys(): IdentityData['signingKeys'] {
    return this.data.signingKeys;
  }

  get cookieKeys(): IdentityData['cookieKeys'] {
    return this.data.cookieKeys;
  }

  get clients(): readonly Client[] {
    return this.data.clients;
  }

  findClient(clientId: string): Client | undefined {
    return this.data.clients.find((client) => client.clientId === clientId);
  }

  findPerson(id: string): Person | undefined {
    return this.data.people.find((person) => person.id === id);
  }

  findByUsername(username: string): Person | undefined {
    return this.data.people.find((person) => person.username === username);
  }

  /** A new citizen, once the file holds them. */
  async addCitizen(): Promise<Person> {
    const citizen = newCitizen(this.data.people);
    this.data = { ...this.data, people: [...this.data.people, citizen] };
    await this.save();
    return citizen;
  }

  /** Resolves when everything that was to be written is. */
  async close(): Promise<void> {
    await this.written;
  }

  private save(): Promise<void> {
    const write = () => writePrivateFile(this.path, `${JSON.stringify(this.data, null, 2)}\n`);
    // A failed write is its caller's to report and must not stop the next one.
    const saved = this.written.then(write);
    this.written = saved.catch(() => undefined);
    return saved;
  }
}

async function read(path: string): Promise<IdentityData | undefined> {
  await mkdir(dirname(path), { recursive: true });
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const data = parsed(content);
  if (!Value.Check(IdentityData, data)) {
    throw new Error(`${path} does not hold the data of the identity provider; move it away and start again.`);
  }
  return data;
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

async function empty(): Promise<IdentityData> {
  return { version: 1, signingKeys: [await newSigningKey()], cookieKeys: [newSecret(32)], clients: [], people: [] };
}
