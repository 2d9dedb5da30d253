import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IdentityData } from './identity-data';
import { IdentityStore } from './identity-store';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-'));
  path = join(folder, 'data', 'identity.json');
});
afterEach(() => rm(folder, { recursive: true }));

const content = async () => JSON.parse(await readFile(path, 'utf8')) as IdentityData;

describe('the data file', () => {
  it('is made with keys, clients and people, for its owner only', async () => {
    await IdentityStore.open(path);
    const { clients, people, signingKeys } = await content();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'data'))).toEqual(['identity.json']);
    expect(signingKeys).toHaveLength(1);
    expect(clients.filter(({ roles }) => roles.includes('agency')).map(({ agency }) => agency)).toEqual([
      'housing',
      'school',
      'tax',
      'social',
      'library',
      'employment',
      'civil-registry',
      'business-register',
    ]);
    expect(people.map(({ role }) => role)).toEqual([
      'citizen',
      'citizen',
      'clerk',
      'auditor',
      'steward',
      'service_owner',
      'operator',
    ]);
    expect(people.filter(({ subject }) => subject?.scheme === 'national:xx')).toHaveLength(2);
    expect(new Set(people.map(({ password }) => password)).size).toBe(people.length);
  });

  it('is found again unchanged', async () => {
    await IdentityStore.open(path);
    const before = await content();
    const again = await IdentityStore.open(path);
    expect(await content()).toEqual(before);
    expect(again.clients).toEqual(before.clients);
  });

  it('gets what it lacks', async () => {
    await IdentityStore.open(path);
    const before = await content();
    await writeFile(path, JSON.stringify({ ...before, clients: before.clients.slice(1), people: [] }));
    await IdentityStore.open(path);
    const after = await content();
    expect(after.clients).toHaveLength(before.clients.length);
    expect(after.clients).toEqual(expect.arrayContaining(before.clients.slice(1)));
    expect(after.people).toHaveLength(before.people.length);
  });

  it.each([
    ['is empty', ''],
    ['is cut off', '{"version":1,'],
    ['is something else', '{"version":2}'],
  ])('is left alone when it %s', async (_title, found) => {
    await IdentityStore.open(path);
    await writeFile(path, found);
    await expect(IdentityStore.open(path)).rejects.toThrow('does not hold the data of the identity provider');
    expect(await readFile(path, 'utf8')).toBe(found);
  });

  it('holds every citizen of simultaneous calls, each with an own identifier', async () => {
    const store = await IdentityStore.open(path);
    const made = await Promise.all(Array.from({ length: 20 }, () => store.addCitizen()));
    await store.close();
    const { people } = await content();
    expect(people).toEqual(expect.arrayContaining(made));
    expect(new Set(people.map(({ subject }) => subject?.identifier)).size).toBe(2 + 20 + 1);
  });

  it('still takes writes after one that failed', async () => {
    const store = await IdentityStore.open(path);
    await rm(join(folder, 'data'), { recursive: true });
    await expect(store.addCitizen()).rejects.toThrow('ENOENT');
    await mkdir(join(folder, 'data'));
    const citizen = await store.addCitizen();
    expect((await content()).people).toContainEqual(citizen);
  });
});
