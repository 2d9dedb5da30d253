import { randomUUID } from 'node:crypto';
import { eventually } from './eventually';
import { ask, expectNothingLost, Load } from './load';
import { produce } from './produce';
import { signal } from './processes';
import { readiness, untilReady } from './ready';
import { Servers } from './servers';
import { sharedStack } from './shared-stack';

const TOPIC = 'askonce.evidence.v1';
/** Who hears it; the adapters do so for erasures. */
const HEARERS = ['askonce-adapters', 'askonce-audit', 'askonce-registry'];
const running = () => sharedStack().running;

async function underLoad(work: (load: Load) => Promise<void>): Promise<Load> {
  const load = new Load(running());
  try {
    await load.answersAgain();
    await work(load);
    await load.answersAgain();
  } finally {
    await load.stop();
  }
  return load;
}

describe('while Kafka is away', () => {
  it('the API decides as ever, readiness says what is missing, and the events arrive later', async () => {
    const load = await underLoad(async (busy) => {
      new Servers(running()).kill('kafka');
      await eventually('readiness names Kafka', async () => {
        const { status, failing } = await readiness(running(), 'registry');
        return (status === 503 && failing.includes('kafka')) || undefined;
      });
      await busy.answersAgain();
      expect((await readiness(running(), 'registry')).failing).toEqual(['kafka']);
    });
    expect(load.failures).toEqual([]);
    expect(load.slowest).toBeLessThan(3);
    await untilReady(running());
    await expectNothingLost(running(), load.acknowledged);
  }, 90_000);
});

describe('while PostgreSQL', () => {
  const problem = { status: 503, slug: 'database-unavailable' };

  it('is gone, calls are refused at once; it comes back by itself and nothing acknowledged is lost', async () => {
    const load = await underLoad(async (busy) => {
      new Servers(running()).kill('postgres');
      await eventually('a call is refused', () => busy.failures.length > 0 || undefined);
    });
    expect(new Set(load.failures.map(({ status }) => status))).toEqual(new Set([503]));
    expect(Math.max(...load.failures.map(({ seconds }) => seconds))).toBeLessThan(5);
    await untilReady(running());
    await expectNothingLost(running(), load.acknowledged);
  }, 90_000);

  it('hangs, calls are refused within seconds; they are answered again as soon as it goes on', async () => {
    const servers = new Servers(running());
    const before = await ask(running(), 'tax');
    servers.freeze('postgres');
    try {
      const begun = performance.now();
      const [call] = await Promise.all([
        ask(running(), 'tax').catch((error: unknown) => error),
        eventually('readiness names the database', async () => {
          const { status, failing } = await readiness(running(), 'registry');
          return (status === 503 && failing.includes('database')) || undefined;
        }),
      ]);
      expect(call).toMatchObject(problem);
      expect((performance.now() - begun) / 1000).toBeLessThan(10);
    } finally {
      servers.thaw('postgres');
    }
    await untilReady(running());
    const after = await ask(running(), 'tax');
    await expectNothingLost(running(), [before, after]);
  }, 90_000);
});

describe('a registry that is killed under load', () => {
  it('comes back and has everything that it acknowledged, with its events', async () => {
    const { pid } = running().stack.services.registry!;
    const load = await underLoad(async (busy) => {
      signal(pid, 'SIGKILL');
      await eventually('a call fails', () => busy.failures.length > 0 || undefined);
    });
    expect(new Set(load.failures.map(({ status }) => status))).toEqual(new Set([undefined]));
    await untilReady(running());
    await eventually(
      'stack.json names the new process',
      () => running().stack.services.registry!.pid !== pid || undefined,
    );
    await expectNothingLost(running(), load.acknowledged);
  }, 90_000);
});

describe('a poison event', () => {
  const letters = async () => {
    const { stdout } = await running().askonce('dlq', 'list');
    return stdout.split('\n').filter((line) => line.includes(TOPIC));
  };

  it('that is no event ends among the dead letters of who hears its topic; the rest flows on', async () => {
    const { stack } = running();
    await produce(stack, TOPIC, { key: 'poison', headers: { ce_specversion: '1.0' }, value: '{ no event' });
    const kept = await eventually('it is given up', async () => {
      const found = await letters();
      return found.length >= HEARERS.length ? found : undefined;
    });
    expect(kept.map((line) => /askonce-\w+/.exec(line)![0]).sort()).toEqual(HEARERS);
    for (const line of kept) expect(line).toMatch(/UnparsableEvent|unparsable/i);
    await expectNothingLost(running(), await Promise.all([ask(running(), 'tax'), ask(running(), 'school')]));
  }, 60_000);

  it('whose handler keeps failing ends there too, with its cause, and is tried anew when it is replayed', async () => {
    const { stack } = running();
    const before = new Set(await letters());
    const event = {
      ce_specversion: '1.0',
      ce_id: randomUUID(),
      ce_type: 'askonce.document.added.v1',
      ce_source: '/poison',
      ce_time: new Date().toISOString(),
      'content-type': 'application/json',
    };
    await produce(stack, TOPIC, { key: 'poison', headers: event, value: '{}' });
    const fresh = async (expected: number) => {
      const found = (await letters()).filter((line) => !before.has(line) && line.includes('askonce-registry'));
      return found.length >= expected ? found : undefined;
    };
    const [letter] = await eventually('it is given up', () => fresh(1));
    const id = letter!.split(' ')[0]!;
    const { stdout } = await running().askonce('dlq', 'show', id);
    expect(stdout).toContain(event.ce_id);
    expect(stdout).toMatch(/after 5 attempts/);
    expect(await running().askonce('dlq', 'replay', id)).toMatchObject({ code: 0, stdout: `${id} replayed\n` });
    const again = await eventually('it is given up once more, by the same service alone', () => fresh(2));
    expect(again.map((line) => / (open|replayed)/.exec(line)![1]).sort()).toEqual(['open', 'replayed']);
  }, 60_000);
});
