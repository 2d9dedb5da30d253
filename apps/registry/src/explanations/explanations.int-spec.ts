import { Exchange } from '../concurrency/exchange.fixture';
import { newIdentifier, TestRegistry } from '../registry.fixture';

interface Explained {
  readonly recorded: { readonly status: string; readonly code: string; readonly auditEntryId: string };
  readonly steps: readonly { readonly name: string; readonly outcome: string; readonly detail: string }[];
  readonly next: string;
}

describe('explaining a request to the agency that made it', () => {
  let registry: TestRegistry;
  let exchange: Exchange;
  beforeAll(async () => {
    registry = await TestRegistry.start();
    exchange = new Exchange(registry);
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  const explained = async (agency: string, id: string) => {
    const token = await registry.agency(agency);
    return registry.call<Explained>('GET', `/v1/evidence-requests/${id}/explanation`, { token });
  };

  it('says what was decided, step by step why, and what comes next', async () => {
    const person = newIdentifier();
    const { body } = await exchange.ask('tax', person);
    const waiting = await explained('tax', body.id);
    expect(waiting.status).toBe(200);
    expect(waiting.body.recorded).toMatchObject({ status: 'asking', auditEntryId: body.auditEntryId });
    expect(waiting.body.steps.at(-1)).toMatchObject({
      name: 'evidence',
      outcome: 'waits',
      lists: [[{ evidenceType: 'birth-certificate', states: ['nothing_held', 'asking'] }]],
    });
    expect(waiting.body.next).toContain('links.citizen');
  });

  it('says of a denial how it can be mended', async () => {
    const person = newIdentifier();
    await exchange.ask('library', person);
    const [denied] = await registry.sql.query<{ id: string }>(
      `SELECT r.id FROM evidence_request r WHERE r.agency = 'library' ORDER BY r.id DESC LIMIT 1`,
    );
    const { body } = await explained('library', denied!.id);
    expect(body.recorded).toMatchObject({ status: 'denied', code: 'evidence_type_not_covered' });
    expect(body.steps.at(-1)).toMatchObject({ name: 'coverage', outcome: 'fails' });
    expect(body.next).toContain('steward');
  });

  it('tells the same of somebody of whom a document is held and of somebody of whom none is, without consent', async () => {
    const [known, unknown] = [newIdentifier(), newIdentifier()];
    await exchange.give(known);
    const answers = await Promise.all(
      [known, unknown].map(async (person) => {
        const { body } = await exchange.ask('housing', person, { requirement: 'proof-of-birth' });
        return (await explained('housing', body.id)).body;
      }),
    );
    expect(answers[0]!.steps).toEqual(answers[1]!.steps);
    expect(answers[0]!.next).toBe(answers[1]!.next);
  });

  it('records nothing: it is about what the agency itself did', async () => {
    const { body } = await exchange.ask('tax', newIdentifier());
    const facts = () => registry.sql.query('SELECT FROM fact');
    const before = (await facts()).length;
    await explained('tax', body.id);
    expect(await facts()).toHaveLength(before);
  });
});
