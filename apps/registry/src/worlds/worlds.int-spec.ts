import fc from 'fast-check';
import { Exchange } from '../concurrency/exchange.fixture';
import { RegistryProcess } from '../concurrency/registry-process.fixture';
import { TestRegistry } from '../registry.fixture';
import { AdapterAnswers } from './adapter-answers.fixture';
import { someCommands } from './commands.fixture';
import { Play } from './play.fixture';
import { aWorld, type World } from './truth/world.fixture';
import { catalogueOf } from './world-catalogue.fixture';

const FULL = process.env['TEST_SIZE'] === 'full';
const WORLDS = FULL ? 20 : 2;
const COMMANDS = FULL ? 1_000 : 150;
const AT_ONCE = 10;
// Another one with every run of the full size; a failure names the world's own, with which it comes first.
const FIRST_SEED = Number(process.env['TEST_SEED'] ?? (FULL ? Date.now() % 1_000_000 : 1));

const SEEDS = Array.from({ length: WORLDS }, (_, n) => FIRST_SEED + n);
const worldOf = (seed: number): World => fc.sample(aWorld(`w${seed}`), { seed, numRuns: 1 })[0]!;

describe('random worlds', () => {
  let registry: TestRegistry;
  let adapters: AdapterAnswers;
  const worlds = new Map(SEEDS.map((seed) => [seed, worldOf(seed)]));
  beforeAll(async () => {
    registry = await TestRegistry.start({
      catalogue: catalogueOf([...worlds.values()]),
      start: (env) => RegistryProcess.start(env),
    });
    adapters = await AdapterAnswers.start(registry.kafka);
  }, 60_000);
  afterAll(async () => {
    await adapters.stop();
    await registry.stop();
  }, 30_000);

  const play = async (seed: number, world: World): Promise<void> => {
    const property = fc.asyncProperty(someCommands(COMMANDS), (commands) =>
      fc.asyncModelRun(
        () => ({ model: { commands: 0 }, real: new Play(world, new Exchange(registry), adapters) }),
        commands,
      ),
    );
    const { failed, errorInstance } = await fc.check(property, { seed, numRuns: 1, endOnFailure: true });
    if (failed) throw new Error(`In the world of TEST_SEED=${seed}: ${(errorInstance as Error).message}`);
  };

  it(`agree with the truth in every answer to ${COMMANDS} commands each (seeds from ${FIRST_SEED} on)`, async () => {
    const left = [...worlds];
    const next = async (): Promise<void> => {
      for (let world = left.shift(); world !== undefined; world = left.shift()) await play(...world);
    };
    const playing = Promise.all(Array.from({ length: AT_ONCE }, next));
    // One disagreement is enough to look into; no further world is begun.
    await playing.finally(() => left.splice(0));
  }, 900_000);

  it('leave no error in the log', () => {
    expect((registry.services as RegistryProcess[]).flatMap(({ errors }) => errors)).toEqual([]);
  });
});
