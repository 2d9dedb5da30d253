import { eventually, newIdentifier, TestRegistry } from '../registry.fixture';
import { Exchange, type Listed } from './exchange.fixture';
import { wrongs } from './invariants.fixture';
import { RegistryProcess } from './registry-process.fixture';

const ROUNDS = process.env['TEST_SIZE'] === 'full' ? 20 : 3;
const HAMMERS = 8;

describe('a withdrawal that was acknowledged', () => {
  let registry: TestRegistry;
  let exchange: Exchange;
  beforeAll(async () => {
    registry = await TestRegistry.start({ instances: 2, start: (env) => RegistryProcess.start(env) });
    exchange = new Exchange(registry);
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  const consentGiven = async (person: string) => {
    const { body } = await exchange.ask('housing', person);
    const [ask] = await exchange.mine<Listed & { consents: Listed[] }>(person, 'asks');
    const consentId = ask!.consents[0]!.id;
    await exchange.give(person, { grants: [consentId] });
    await eventually(async () => (await exchange.read('housing', body.id)).status === 200, 'housing can read');
    return { requestId: body.id, consentId };
  };

  /** What came back, and whether it was asked for after the withdrawal had been acknowledged. */
  const hammer = async (act: (instance: number) => Promise<{ status: number }>, acknowledged: () => boolean) => {
    const answers: { status: number; after: boolean }[] = [];
    for (let more = 3; more > 0;) {
      const after = acknowledged();
      const { status } = await act(answers.length % 2);
      answers.push({ status, after });
      if (after) more -= 1;
    }
    return answers;
  };

  const lastSequences = async (consentId: string) => {
    const [row] = await registry.sql.query<{ withdrawn: number; released: number; read: number }>(
      `SELECT max(f.sequence) FILTER (WHERE f.data ->> 'transition' = 'withdrawal')::int AS withdrawn,
              max(f.sequence) FILTER (WHERE f.type = 'askonce.evidence.released.v1')::int AS released,
              max(f.sequence) FILTER (WHERE f.type = 'askonce.evidence.read.v1')::int AS read
       FROM fact f WHERE f.subject_ref = (SELECT c.subject_ref FROM consent c WHERE c.id = $1)`,
      [consentId],
    );
    return row!;
  };

  it.each(Array.from({ length: ROUNDS }, (_, n) => n))(
    'is followed by no release and no read (%i)',
    async () => {
      const person = newIdentifier();
      const { requestId, consentId } = await consentGiven(person);
      let acknowledged = false;
      const asking = Array.from({ length: HAMMERS }, () =>
        hammer(
          (instance) => exchange.ask('housing', person, {}, { instance }),
          () => acknowledged,
        ),
      );
      const reading = Array.from({ length: HAMMERS }, () =>
        hammer(
          (instance) => exchange.read('housing', requestId, undefined, { instance }),
          () => acknowledged,
        ),
      );
      await eventually(async () => (await lastSequences(consentId)).released > HAMMERS, 'releases are under way');
      expect((await exchange.transit(person, consentId, 'withdrawal', { instance: 1 })).status).toBe(200);
      acknowledged = true;
      const [asked, read] = await Promise.all([Promise.all(asking), Promise.all(reading)]);
      const after = (answers: { status: number; after: boolean }[][]) =>
        new Set(answers.flat().flatMap((answer) => (answer.after ? [answer.status] : [])));
      expect([after(asked), after(read)]).toEqual([new Set([403]), new Set([410])]);
      const statuses = [...asked, ...read].flat().map(({ status }) => status);
      expect(statuses.filter((status) => ![200, 201, 403, 410].includes(status))).toEqual([]);
      const last = await lastSequences(consentId);
      expect(Math.max(last.released, last.read)).toBeLessThan(last.withdrawn);
      expect(await wrongs(registry.sql)).toEqual([]);
    },
    30_000,
  );
});
