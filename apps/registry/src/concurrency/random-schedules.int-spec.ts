import { eventually, TestRegistry } from '../registry.fixture';
import { Exchange } from './exchange.fixture';
import { unsettled, wrongs } from './invariants.fixture';
import { RandomSchedule } from './random-schedule.fixture';
import { RegistryProcess } from './registry-process.fixture';
import { TopicReader } from './topic-reader.fixture';

const FULL = process.env['TEST_SIZE'] === 'full';
const SEEDS = FULL ? 60 : 6;
const AT_ONCE = 6;
const DEEDS = 80;
// Another one with every run of the full size; a failure names it.
const FIRST_SEED = Number(process.env['TEST_SEED'] ?? (FULL ? Date.now() % 1_000_000 : 1));

describe('everything at once', () => {
  let registry: TestRegistry;
  let exchange: Exchange;
  let topic: TopicReader;
  beforeAll(async () => {
    registry = await TestRegistry.start({ instances: 2, start: (env) => RegistryProcess.start(env) });
    exchange = new Exchange(registry);
    topic = await TopicReader.start(registry.kafka);
  }, 60_000);
  afterAll(async () => {
    await topic.stop();
    await registry.stop();
  }, 30_000);

  const settled = async () => {
    let left: string[] = [];
    const look = async () => (left = await unsettled(registry.sql)).length === 0;
    await eventually(look, 'all is settled', 20_000).catch((error: unknown) => {
      throw new Error(left.join('\n'), { cause: error });
    });
  };

  const groups = Array.from({ length: SEEDS / AT_ONCE }, (_, n) => FIRST_SEED + n * AT_ONCE);
  it.each(groups)(
    'forgets nobody, asks nobody twice and releases nothing without basis (seeds from %i on)',
    async (seed) => {
      const lives = Array.from({ length: AT_ONCE }, (_, n) => new RandomSchedule(exchange, seed + n));
      await Promise.all(lives.map((life) => life.run(DEEDS)));
      await settled();
      expect(await wrongs(registry.sql)).toEqual([]);
      await Promise.all(lives.map((life) => life.heal()));
      await settled();
      expect(await wrongs(registry.sql)).toEqual([]);
      expect(lives.flatMap(({ surprises }) => surprises)).toEqual([]);
      expect((registry.services as RegistryProcess[]).flatMap(({ errors }) => errors)).toEqual([]);
    },
    60_000,
  );

  it('has served, refused or cancelled everybody in the end', async () => {
    const waiting = await registry.sql.query(
      `SELECT r.id, r.status FROM evidence_request r WHERE r.status IN ('consent_pending', 'fetching', 'asking')`,
    );
    expect(waiting).toEqual([]);
  });

  it('tells of each fact by one event, in the order of each person', async () => {
    const facts = await registry.sql.query<{ event_id: string; subject_ref: string; sequence: string }>(
      'SELECT f.event_id, f.subject_ref, f.sequence FROM fact f ORDER BY f.subject_ref, f.sequence',
    );
    await eventually(async () => Promise.resolve(topic.eventIds.size >= facts.length), 'all events have arrived');
    expect([...topic.eventIds].sort()).toEqual(facts.map(({ event_id }) => event_id).sort());
    for (const numbers of topic.numbersByPerson().values()) {
      expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 1));
    }
  });
});
