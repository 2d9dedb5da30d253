import { ROLES, type Role } from '@askonce/contracts';
import { Attacker, type Caller, Conformance, INJECTED, type Operation, operationsOf } from '@askonce/testing';
import { samplesOf } from './exchange-samples.fixture';
import { PreparedExchange } from './prepared-exchange.fixture';
import type { TestRegistry } from './registry.fixture';
import { storedIn } from './stored.fixture';

const CALLS = process.env['TEST_SIZE'] === 'full' ? 200 : 25;
const SEED = Number(process.env['TEST_SEED'] ?? 20_261_122);
/** The citizen may have everything erased, and the steward apply generated catalogues: they come last. */
const LAST: readonly Role[] = ['citizen', 'steward'];
const CALLERS: readonly Caller[] = ['nobody', ...ROLES.filter((role) => !LAST.includes(role)), ...LAST];
const ERASURE = 'Erasure_erase';

/** How many of the texts that could do harm are tried in each field. */
const TEXTS = process.env['TEST_SIZE'] === 'full' ? undefined : 1;

describe('answers as the OpenAPI document says', () => {
  let exchange: PreparedExchange;
  let described: Operation[];
  let attacker: Attacker;
  let operations: { id: string; conformance: Conformance }[];
  const succeeded = new Set<string>();

  beforeAll(async () => {
    exchange = await PreparedExchange.start();
    const url = exchange.registry.services[0]!.url;
    const samples = await samplesOf(exchange);
    described = await operationsOf(url);
    // At the cost of the other person, so that nothing is used up of what generated calls are about.
    const { other, othersIds } = exchange;
    attacker = new Attacker({
      ...{ url, samples: await samplesOf(exchange, { ids: othersIds, person: other }) },
      tokenOf: ({ roles }) => tokenOf(exchange.registry, roles?.[0] ?? 'nobody', other),
    });
    operations = described
      .map((operation) => ({
        id: operation.id,
        conformance: new Conformance({ url, operation, samples, calls: CALLS, seed: SEED }),
      }))
      .sort((a, b) => Number(a.id === ERASURE) - Number(b.id === ERASURE));
  }, 60_000);
  afterAll(() => exchange.registry.stop());

  it('a text does nothing, wherever a caller may write one', async () => {
    const { tried, faults } = await attacker.byTexts(
      described.filter(({ id }) => id !== ERASURE),
      TEXTS,
    );
    expect(faults).toEqual([]);
    expect(tried).toBeGreaterThan(100);
    const [table] = await exchange.registry.sql.query(`SELECT to_regclass('${INJECTED}') AS injected`);
    expect(table).toEqual({ injected: null });
  }, 120_000);

  it('a member that the document does not name is refused wherever it stands, and nothing is stored', async () => {
    const columns = await exchange.registry.sql.query<{ name: string }>(
      `SELECT DISTINCT column_name AS name FROM information_schema.columns WHERE table_schema = 'public'`,
    );
    const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    const before = await storedIn(exchange.registry.sql);
    const { tried, faults } = await attacker.byMembers(
      described,
      columns.flatMap(({ name }) => [name, camel(name)]),
    );
    expect(faults).toEqual([]);
    expect(tried).toBeGreaterThan(20);
    expect(await storedIn(exchange.registry.sql)).toEqual(before);
  }, 60_000);

  it.each(CALLERS)(
    `${CALLS} generated calls of each operation: %s`,
    async (caller) => {
      const faults: string[] = [];
      const token = await tokenOf(exchange.registry, caller, exchange.person);
      for (const { id, conformance } of operations) {
        const report = await conformance.reportFor(caller, token);
        faults.push(...report.faults);
        if ([...report.statuses.keys()].some((status) => status < 300)) succeeded.add(id);
      }
      expect(faults).toEqual([]);
    },
    600_000,
  );

  it('has seen every operation succeed', () => {
    expect(operations.map(({ id }) => id).filter((id) => !succeeded.has(id))).toEqual([]);
  });
});

async function tokenOf(registry: TestRegistry, caller: Caller, identifier: string): Promise<string | undefined> {
  if (caller === 'nobody') return undefined;
  const known: Partial<Record<Role, () => Promise<string>>> = {
    agency: () => registry.agency('tax'),
    citizen: () => registry.citizen(identifier),
    service: () => registry.token({ roles: ['service'], clientId: 'askonce-adapters' }),
  };
  const own = known[caller];
  return own === undefined ? registry.token({ roles: [caller], agency: 'tax' }) : own();
}
