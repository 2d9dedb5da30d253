import { ROLES, type Role } from '@askonce/contracts';
import { type Caller, Conformance, operationsOf } from '@askonce/testing';
import { samplesOf } from './exchange-samples.fixture';
import { PreparedExchange } from './prepared-exchange.fixture';
import type { TestRegistry } from './registry.fixture';

const CALLS = process.env['TEST_SIZE'] === 'full' ? 200 : 25;
const SEED = Number(process.env['TEST_SEED'] ?? 20_261_122);
/** The citizen may have everything erased, and the steward apply generated catalogues: they come last. */
const LAST: readonly Role[] = ['citizen', 'steward'];
const CALLERS: readonly Caller[] = ['nobody', ...ROLES.filter((role) => !LAST.includes(role)), ...LAST];
const ERASURE = 'Erasure_erase';

describe('answers as the OpenAPI document says', () => {
  let exchange: PreparedExchange;
  let operations: { id: string; conformance: Conformance }[];
  const succeeded = new Set<string>();

  beforeAll(async () => {
    exchange = await PreparedExchange.start();
    const url = exchange.registry.services[0]!.url;
    const samples = await samplesOf(exchange);
    operations = (await operationsOf(url))
      .map((operation) => ({
        id: operation.id,
        conformance: new Conformance({ url, operation, samples, calls: CALLS, seed: SEED }),
      }))
      .sort((a, b) => Number(a.id === ERASURE) - Number(b.id === ERASURE));
  }, 60_000);
  afterAll(() => exchange.registry.stop());

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
