import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { Command } from 'commander';
import { type CatalogueEnvironment, catalogueCommand, runApply, runDiff, runHistory } from './catalogue-command';

const PLAIN = { dryRun: false, force: false };
const EMPTY = { added: [], changed: [], removed: [] };
const KINDS = ['agencies', 'evidenceTypes', 'requirements', 'procedures', 'purposes', 'lifeEvents'];
const emptyDiff = Object.fromEntries(KINDS.map((kind) => [kind, EMPTY]));

/** Answers as the registry does, and remembers what it was sent. */
class RegistryDouble {
  answer: { status: number; body: object } = { status: 200, body: {} };
  /** What is answered first, one call after the other. */
  answers: object[] = [];
  readonly received: { method: string; url: string; token: string; body: unknown }[] = [];
  readonly server: Server = createServer((request, response) => void this.handle(request, response));

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const body = method === 'PUT' ? await json(request) : undefined;
    this.received.push({ method, url, token: headers.authorization ?? '', body });
    const next = this.answers.shift();
    const { status, body: said } = next === undefined ? this.answer : { status: 200, body: next };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(said));
  }
}

describe('askonce catalogue', () => {
  let folder: string;
  let registry: RegistryDouble;
  let printed: string[];
  let errors: string[];
  let environment: CatalogueEnvironment;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'askonce-catalogue-'));
    registry = new RegistryDouble();
    registry.server.listen(0, '127.0.0.1');
    await once(registry.server, 'listening');
    const registryUrl = `http://127.0.0.1:${(registry.server.address() as AddressInfo).port}/`;
    printed = [];
    errors = [];
    environment = {
      target: () => Promise.resolve({ registryUrl, tokens: { token: () => Promise.resolve('t') } }),
      variables: () => Promise.resolve({ INBOX: 'http://inbox' }),
      color: false,
      print: (line) => printed.push(line),
      printError: (line) => errors.push(line),
    };
    await writeFile(join(folder, 'a.yaml'), 'agencies:\n  - id: housing\n    url: ${INBOX}\n');
    await writeFile(join(folder, 'b.yml'), 'agencies:\n  - id: school\npurposes:\n  - id: p\n    agency: nobody\n');
    await writeFile(join(folder, 'notes.txt'), 'not YAML: [');
  });

  afterEach(async () => {
    registry.server.closeAllConnections();
    registry.server.close();
    await once(registry.server, 'close');
    await rm(folder, { recursive: true });
    process.exitCode = undefined;
  });

  const answer = (changed: boolean, strands: object[] = []) => {
    const agencies = changed ? { ...EMPTY, added: ['school'] } : EMPTY;
    registry.answer = { status: 200, body: { version: 2, changed, diff: { ...emptyDiff, agencies }, strands } };
  };

  it('sends all files of the folder as one document', async () => {
    answer(true);
    await expect(runApply(folder, PLAIN, environment)).resolves.toBe(0);
    expect(registry.received).toEqual([
      {
        method: 'PUT',
        url: '/v1/catalogue',
        token: 'Bearer t',
        body: {
          agencies: [{ id: 'housing', url: 'http://inbox' }, { id: 'school' }],
          evidenceTypes: [],
          requirements: [],
          procedures: [],
          purposes: [{ id: 'p', agency: 'nobody' }],
          lifeEvents: [],
        },
      },
    ]);
    expect(printed.at(-1)).toBe('1 added, 0 changed, 0 removed: version 2 is in force.');
  });

  it.each([
    [false, 0],
    [true, 1],
  ])('diff applies nothing; a difference (%s) gives exit code %i', async (changed, code) => {
    answer(changed);
    await expect(runDiff(folder, environment)).resolves.toBe(code);
    expect(registry.received[0]?.url).toBe('/v1/catalogue?dryRun=true');
  });

  it('brings the registry’s errors back to file and line', async () => {
    const body = {
      title: 'The catalogue does not hold together',
      errors: [
        { pointer: '/purposes/0/agency', detail: 'there is no agency "nobody"' },
        { pointer: '', detail: 'x' },
      ],
    };
    registry.answer = { status: 422, body };
    await expect(runApply(folder, PLAIN, environment)).resolves.toBe(2);
    expect(errors.join('\n').split('\n')).toEqual([
      'The catalogue does not hold together (422).',
      'b.yml:5: /purposes/0/agency there is no agency "nobody"',
      'catalogue:  x',
    ]);
  });

  it('says where waiting requests are stranded, and that force would do it', async () => {
    const places = [
      { pointer: '/purposes', detail: '"q" of "school" is missing, and 2 requests wait for evidence on it' },
      { pointer: '/agencies/1/status', detail: '"school" is suspended, and 1 request waits for evidence on it' },
    ];
    const type = 'urn:askonce:problem:catalogue-strands-requests';
    registry.answer = { status: 409, body: { type, title: 'Requests wait', detail: '?force=true', errors: places } };
    await expect(runApply(folder, PLAIN, environment)).resolves.toBe(2);
    expect(errors.join('\n').split('\n')).toEqual([
      'Requests wait (409). Nothing was applied. Keep what they need until they have ended, or say --force.',
      'catalogue: /purposes "q" of "school" is missing, and 2 requests wait for evidence on it',
      'b.yml:2: /agencies/1/status "school" is suspended, and 1 request waits for evidence on it',
    ]);
  });

  it('applies with force, and names whom it strands by file and line', async () => {
    answer(true, [{ pointer: '/agencies/0/url', detail: 'is gone', requests: 1 }]);
    await expect(runApply(folder, { dryRun: false, force: true }, environment)).resolves.toBe(0);
    expect(registry.received[0]?.url).toBe('/v1/catalogue?force=true');
    expect(printed).toContain('  a.yaml:3: /agencies/0/url is gone');
  });

  it('shows the history as a table, all pages of it', async () => {
    const none = { added: 0, changed: 0, removed: 0 };
    const counts = Object.fromEntries(KINDS.map((kind) => [kind, none]));
    const version = (number: number, changes: object) => ({
      version: number,
      appliedAt: '2026-11-24T09:00:00.000Z',
      appliedBy: 'askonce-scripts',
      digest: 'sha-256=:x:',
      forced: number === 12,
      counts: { ...counts, ...changes },
    });
    registry.answers = [
      { items: [version(12, { agencies: { added: 8, changed: 0, removed: 1 } })], nextCursor: 'MTI' },
      { items: [version(3, { agencies: { ...none, added: 1 }, purposes: { added: 0, changed: 2, removed: 0 } })] },
    ];
    await expect(runHistory(environment)).resolves.toBe(0);
    expect(registry.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /v1/catalogue/versions?limit=200',
      'GET /v1/catalogue/versions?limit=200&cursor=MTI',
    ]);
    expect(printed).toEqual([
      'version  applied                   by               changes                   forced  digest',
      '     12  2026-11-24T09:00:00.000Z  askonce-scripts  agencies +8 -1            yes     sha-256=:x:',
      '      3  2026-11-24T09:00:00.000Z  askonce-scripts  agencies +1, purposes ~2  no      sha-256=:x:',
    ]);
  });

  it('says that nothing was applied yet, or that the history is not shown', async () => {
    registry.answer = { status: 200, body: { items: [] } };
    await expect(runHistory(environment)).resolves.toBe(0);
    expect(printed).toEqual(['No catalogue was ever applied.']);
    registry.answer = { status: 403, body: {} };
    await expect(runHistory(environment)).resolves.toBe(2);
    expect(errors).toEqual(['The registry does not show the history (403).']);
  });

  it('sends nothing when a file is wrong, and names each place in each file', async () => {
    await writeFile(join(folder, 'a.yaml'), 'agencies:\n  - id: housing\n    url: ${NOWHERE}\n');
    await writeFile(join(folder, 'b.yml'), 'nonsense: []\n');
    await expect(runApply(folder, PLAIN, environment)).resolves.toBe(2);
    expect(registry.received).toEqual([]);
    expect(errors.join('\n')).toContain('a.yaml:3: there is no variable NOWHERE\nb.yml:1: there is no kind "nonsense"');
  });

  it('says in one sentence that the registry or the folder is not there', async () => {
    registry.server.close();
    const gone = { registryUrl: 'http://127.0.0.1:1', tokens: { token: () => Promise.resolve('t') } };
    await expect(runApply(folder, PLAIN, { ...environment, target: () => Promise.resolve(gone) })).resolves.toBe(2);
    await expect(runApply(join(folder, 'no'), PLAIN, environment)).resolves.toBe(2);
    expect(errors[0]).toBe('The registry at http://127.0.0.1:1 does not answer.');
    expect(errors[1]).toMatch(/the folder cannot be read \(ENOENT\)$/);
    registry.server.listen(0, '127.0.0.1');
    await once(registry.server, 'listening');
  });

  it('is a command line', async () => {
    answer(true);
    const program = new Command();
    catalogueCommand(program, environment);
    await program.parseAsync(['catalogue', 'apply', '--dry-run', folder], { from: 'user' });
    expect(process.exitCode).toBe(0);
    await program.parseAsync(['catalogue', 'diff', folder], { from: 'user' });
    expect(process.exitCode).toBe(1);
    expect(registry.received.map(({ url }) => url)).toEqual(Array(2).fill('/v1/catalogue?dryRun=true'));
    await program.parseAsync(['catalogue', 'apply', '--force', folder], { from: 'user' });
    expect(registry.received.at(-1)?.url).toBe('/v1/catalogue?force=true');
    registry.answers = [{ items: [] }];
    await program.parseAsync(['catalogue', 'history'], { from: 'user' });
    expect(printed.at(-1)).toBe('No catalogue was ever applied.');
  });
});
