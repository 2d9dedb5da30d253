import { Exchange } from '../concurrency/exchange.fixture';
import { eventually, newIdentifier, TestRegistry } from '../registry.fixture';

interface Standing {
  readonly id: string;
  readonly status: string;
  readonly evidence: readonly { readonly evidenceType: string; readonly source?: string }[];
}
interface Consent {
  readonly id: string;
  readonly evidenceType: string;
}
interface Ask {
  readonly id: string;
  readonly evidenceType: string;
  readonly alternatives: readonly (readonly string[])[];
}

describe('a requirement with several lists of evidence types', () => {
  let registry: TestRegistry;
  let exchange: Exchange;
  beforeAll(async () => {
    registry = await TestRegistry.start();
    exchange = new Exchange(registry);
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  const standing = async (agency: string, id: string) => {
    const token = await registry.agency(agency);
    return (await registry.call<Standing>('GET', `/v1/evidence-requests/${id}`, { token })).body;
  };
  const served = (agency: string, id: string) =>
    eventually(async () => {
      const now = await standing(agency, id);
      return now.status === 'released' && now;
    }, `${agency} is served`);
  const fetchOf = async (id: string) => {
    const [open] = await registry.sql.query<{ id: string }>(
      `SELECT p.id FROM pursuit p JOIN evidence_request r ON r.subject_ref = p.subject_ref
       WHERE r.id = $1 AND p.kind = 'fetching' AND p.closed_at IS NULL`,
      [id],
    );
    return open!.id;
  };

  it('asks a source rather than the person, where either will do', async () => {
    const person = newIdentifier();
    const { body } = await exchange.ask('tax', person, { requirement: 'proof-of-either' });
    expect(body).toMatchObject({ status: 'fetching', evidence: [{ evidenceType: 'residence-certificate' }] });
    expect((await exchange.bring(await fetchOf(body.id))).status).toBe(201);
    const { evidence } = await served('tax', body.id);
    expect(evidence).toMatchObject([{ evidenceType: 'residence-certificate', source: 'fetched' }]);
  });

  it('releases the list that is complete first, and stops pursuing the other', async () => {
    const person = newIdentifier();
    const { body } = await exchange.ask('tax', person, { requirement: 'proof-of-either' });
    expect((await exchange.give(person)).status).toBe(201);
    const { evidence } = await served('tax', body.id);
    expect(evidence).toMatchObject([{ evidenceType: 'birth-certificate', source: 'held' }]);
    const open = await registry.sql.query(
      `SELECT p.id FROM pursuit p JOIN evidence_request r ON r.subject_ref = p.subject_ref
       WHERE r.id = $1 AND p.closed_at IS NULL`,
      [body.id],
    );
    expect(open).toEqual([]);
    expect((await exchange.read('tax', body.id, 'residence-certificate')).body).toMatchObject({
      type: 'urn:askonce:problem:not-released',
    });
    expect((await exchange.read('tax', body.id, 'passport')).status).toBe(404);
  });

  it('releases nothing before a list of two is complete', async () => {
    const person = newIdentifier();
    const { body } = await exchange.ask('tax', person, { requirement: 'proof-of-both' });
    expect(body.status).toBe('asking');
    expect((await exchange.give(person)).status).toBe(201);
    await eventually(async () => (await standing('tax', body.id)).status === 'fetching', 'only the source is left');
    expect((await exchange.read('tax', body.id)).status).toBe(409);
    await exchange.bring(await fetchOf(body.id));
    const { evidence } = await served('tax', body.id);
    expect(evidence.map(({ evidenceType, source }) => `${evidenceType} ${source!}`)).toEqual([
      'birth-certificate asked',
      'residence-certificate fetched',
    ]);
  });

  it('asks for no other paper while only an agreement is missing, and offers what is held once that is refused', async () => {
    const person = newIdentifier();
    const { body } = await exchange.ask('housing', person, { requirement: 'proof-of-passport-or-birth' });
    const tax = await exchange.ask('tax', person);
    expect((await exchange.mine<Ask>(person, 'asks')).map(({ evidenceType }) => evidenceType).sort()).toEqual([
      'birth-certificate',
      'passport',
    ]);
    await exchange.give(person);
    await served('tax', tax.body.id);
    expect(await exchange.mine(person, 'asks')).toEqual([]);
    expect((await standing('housing', body.id)).status).toBe('consent_pending');
    const consents = await exchange.mine<Consent>(person, 'consents');
    const birth = consents.find(({ evidenceType }) => evidenceType === 'birth-certificate')!;
    await exchange.transit(person, birth.id, 'refusal');
    const ask = await eventually(
      async () => (await exchange.mine<Ask>(person, 'asks'))[0],
      'the other paper is asked for',
    );
    expect(ask).toMatchObject({
      evidenceType: 'passport',
      held: [{ requestId: body.id, agency: 'housing', consents: [{ id: birth.id, status: 'refused' }] }],
    });
    await exchange.transit(person, birth.id, 'grant');
    expect((await served('housing', body.id)).evidence).toMatchObject([{ evidenceType: 'birth-certificate' }]);
    expect(await exchange.mine(person, 'asks')).toEqual([]);
  });

  it('asks for the other list when the person declines one, and takes any alternative as the answer', async () => {
    const person = newIdentifier();
    const { body } = await exchange.ask('tax', person, { requirement: 'proof-of-passport-or-birth' });
    const [ask] = await exchange.mine<Ask>(person, 'asks');
    expect(ask).toMatchObject({ evidenceType: 'passport', alternatives: [['birth-certificate']] });
    expect((await exchange.give(person)).body).toMatchObject({ answered: true });
    const { evidence } = await served('tax', body.id);
    expect(evidence).toMatchObject([{ evidenceType: 'birth-certificate', source: 'asked' }]);

    const other = newIdentifier();
    const second = await exchange.ask('tax', other, { requirement: 'proof-of-passport-or-birth' });
    const [first] = await exchange.mine<Ask>(other, 'asks');
    await exchange.decline(other, first!.id);
    await eventually(async () => {
      const [next] = await exchange.mine<Ask>(other, 'asks');
      return next?.evidenceType === 'birth-certificate';
    }, 'the other paper is asked for');
    expect((await standing('tax', second.body.id)).status).toBe('asking');
  });
});
