import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AskonceProcess, newHome, temporaryOf } from './askonce-process';
import { processesIn } from './processes';
import { RunningStack } from './running-stack';

jest.setTimeout(60_000);

const home = newHome('lifecycle');

function expectNothingLeft(of: string): void {
  expect(processesIn(of).map(({ command }) => command)).toEqual([]);
  expect(['stack.json', 'running.json', 'processes.json'].filter((file) => existsSync(join(of, file)))).toEqual([]);
  expect(readdirSync(temporaryOf(of))).toEqual([]);
}

// The starts that are cut off share a folder, so each also shows that the one before left nothing half made.
describe('a stack that is stopped while it starts', () => {
  it.each([
    ['SIGTERM', 143, 'Infrastructure:'],
    ['SIGINT', 130, '✓ PostgreSQL'],
    ['SIGTERM', 143, '✓ Topics'],
  ] as const)('by %s ends with %i after "%s" and leaves nothing', async (signal, code, moment) => {
    const starting = AskonceProcess.start(home, 'up');
    await starting.says(moment);
    starting.signal(signal);
    expect(await starting.ended).toMatchObject({ code, stderr: '' });
    expectNothingLeft(home);
  });

  it('whose parent goes away ends as well', async () => {
    const starting = AskonceProcess.start(home, 'up');
    await starting.says('✓ PostgreSQL');
    starting.disconnect();
    expect((await starting.ended).code).toBe(129);
    expectNothingLeft(home);
  });
});

describe('a stack that runs', () => {
  let first: RunningStack;
  let other: RunningStack;
  let secret: string;

  beforeAll(async () => {
    [first, other] = await Promise.all([RunningStack.start(home), RunningStack.start(newHome('beside'))]);
    secret = identity(home);
  });

  it('refuses a second one in the same folder, in one sentence', async () => {
    const { code, stdout, stderr } = await first.askonce('up');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^AskOnce already runs in this folder \(process \d+\);[^.]+\.\n$/);
    expect((await fetch(`${first.url('registry')}/health/ready`)).status).toBe(200);
  });

  it('shares nothing with another one beside it', async () => {
    const addresses = [first, other].flatMap(({ stack }) => Object.values(stack.services).map(({ url }) => url));
    expect(new Set(addresses).size).toBe(10);
    expect(identity(other.home)).not.toBe(secret);
    expect(await other.stop('SIGINT')).toMatchObject({ code: 0, left: [] });
    expectNothingLeft(other.home);
    expect((await fetch(`${first.url('registry')}/health/ready`)).status).toBe(200);
  });

  it('ends with 0 at SIGTERM and leaves nothing but its data', async () => {
    expect(await first.stop('SIGTERM')).toMatchObject({ code: 0, stderr: '', left: [] });
    expectNothingLeft(home);
    expect(readdirSync(home)).toEqual(expect.arrayContaining(['postgres', 'kafka', 'identity.json', 'secrets']));
  });

  it('starts over with --fresh', async () => {
    const fresh = await RunningStack.start(home, '--fresh');
    try {
      expect(identity(home)).not.toBe(secret);
      const subjects = await fresh.asOwner('registry', (registry) =>
        registry.query<{ count: number }>('SELECT count(*)::int AS count FROM subject'),
      );
      expect(subjects).toEqual([{ count: 0 }]);
    } finally {
      expect(await fresh.stop()).toMatchObject({ code: 0, left: [] });
    }
  });
});

/** What the identity provider made on its first start. */
const identity = (of: string) => readFileSync(join(of, 'identity.json'), 'utf8');
