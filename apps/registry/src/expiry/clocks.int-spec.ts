import { Exchange, type Listed } from '../concurrency/exchange.fixture';
import { wrongs } from '../concurrency/invariants.fixture';
import { RegistryProcess } from '../concurrency/registry-process.fixture';
import { eventually, type Instance, newIdentifier, TestRegistry } from '../registry.fixture';
import { endsIn } from './end-of-time.fixture';

const MINUTE_MS = 60_000;
/** Within what a clock that is wrong by a minute would take for over. */
const SOON_S = 40;

describe('an instance whose clock is wrong', () => {
  let registry: TestRegistry;
  let exchange: Exchange;
  let environment: NodeJS.ProcessEnv;
  const person = newIdentifier();
  let requestId: string;
  let consentId: string;
  let documentId: string;
  beforeAll(async () => {
    registry = await TestRegistry.start({
      start: (env) => {
        environment = env;
        return RegistryProcess.start(env, MINUTE_MS);
      },
    });
    exchange = new Exchange(registry);
    documentId = (await exchange.give(person)).body.id;
    requestId = (await exchange.ask('housing', person)).body.id;
    consentId = (await exchange.mine(person, 'consents'))[0]!.id;
    await exchange.transit(person, consentId, 'grant');
    await eventually(async () => (await exchange.read('housing', requestId)).status === 200, 'it is released');
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  const statuses = async () => {
    const consents = await exchange.mine(person, 'consents');
    const documents = (await exchange.mine(person, 'documents')).filter(({ id }) => id === documentId);
    return [...consents, ...documents].map(({ status }: Listed) => status);
  };
  /** Shows that the worker has looked at what is due, and at all that this person has. */
  const looked = async () => {
    const { body } = await exchange.ask('tax', person, {
      requirement: undefined,
      evidenceType: 'birth-certificate',
      qualifier: 'other',
    });
    await endsIn(registry.sql, 'evidence_request', { id: body.id });
    const ended = `SELECT FROM evidence_request WHERE id = $1 AND status = 'expired'`;
    await eventually(async () => (await registry.sql.query(ended, [body.id])).length === 1, 'the worker has looked');
  };

  it('ends nothing early that is a minute ahead', async () => {
    const waiting = (await exchange.ask('tax', person, { requirement: 'proof-of-residence' })).body;
    await endsIn(registry.sql, 'consent', { id: consentId, seconds: SOON_S });
    await endsIn(registry.sql, 'document', { id: documentId, seconds: SOON_S });
    await endsIn(registry.sql, 'evidence_request', { id: waiting.id, seconds: SOON_S });
    await looked();
    expect(await statuses()).toEqual(['given', 'current']);
    expect((await exchange.read('housing', requestId)).status).toBe(200);
    expect((await exchange.ask('housing', person)).body.status).toBe('released');
    const untouched = await registry.sql.query<{ status: string; early: boolean }>(
      'SELECT status, clock_timestamp() < expires_at AS early FROM evidence_request WHERE id = $1',
      [waiting.id],
    );
    expect(untouched).toEqual([{ status: 'fetching', early: true }]);
  }, 30_000);

  it('ends everything in time that is a minute behind', async () => {
    const instances = registry.services as Instance[];
    await instances[0]!.close();
    instances[0] = await RegistryProcess.start(environment, -MINUTE_MS);
    await endsIn(registry.sql, 'consent', { id: consentId });
    await endsIn(registry.sql, 'document', { id: documentId });
    expect((await exchange.give(person, { qualifier: 'new', issuedAt: new Date().toISOString() })).status).toBe(201);
    const refused = await exchange.read('housing', requestId);
    expect([refused.status, refused.body['code']]).toEqual([410, 'consent_expired']);
    const isOver = async () => (await statuses()).join() === 'expired,expired';
    await eventually(isOver, 'everything has ended');
    expect((await exchange.ask('housing', person)).body.status).toBe('consent_pending');
    expect(await wrongs(registry.sql)).toEqual([]);
  }, 30_000);
});
