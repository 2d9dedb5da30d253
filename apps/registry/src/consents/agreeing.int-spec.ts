import { CitizenClient, Problem } from '@askonce/client';
import type { Transaction } from '@askonce/database';
import { aCatalogueOfTheStory, aRequestBy, byFields } from '../catalogue-of-the-story.fixture';
import { eventually, newIdentifier, TestRegistry, uploadOf } from '../registry.fixture';

const story = aCatalogueOfTheStory();
const declaring = (...fields: string[]) => ({
  ...story,
  purposes: [...story.purposes, byFields('housing', fields)],
});
const NARROW = declaring('name');
const WIDE = declaring('name', 'dateOfBirth');

describe('what a person agrees to', () => {
  let registry: TestRegistry;
  let person: string;
  let me: CitizenClient;
  beforeAll(async () => {
    registry = await TestRegistry.start({ catalogue: NARROW, instances: 2 });
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);
  beforeEach(async () => {
    await registry.apply(NARROW);
    person = newIdentifier();
    const tokens = { token: () => registry.citizen(person) };
    me = new CitizenClient({ baseUrl: registry.services[0]!.url, tokens });
  });

  const asked = async () => {
    const subject = { scheme: 'national:xx', identifier: person };
    const said = { evidenceType: 'birth-certificate', channel: 'portal', provenance: 'agency_issued', subject };
    const body = uploadOf({ ...said, attributes: { dateOfBirth: '1990-02-28', name: 'Ada' } });
    await registry.call('POST', '/v1/documents', { token: await registry.agency('civil-registry'), body });
    const { id } = await request();
    return { requestId: id, consentId: (await me.overview()).requestedConsents.items[0]!.id };
  };
  const request = async () => {
    const token = await registry.agency('housing');
    const body = aRequestBy('housing', person, { purpose: 'housing-fields' });
    return (await registry.call<{ id: string }>('POST', '/v1/evidence-requests', { token, body })).body;
  };
  const read = async (requestId: string) => {
    const token = await registry.agency('housing');
    return registry.call('GET', `/v1/evidence-requests/${requestId}/evidence/birth-certificate`, { token });
  };
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => 'accepted',
      (error: unknown) => (error instanceof Problem ? error.slug : error),
    );

  it('is what was shown, and nothing where more is declared since', async () => {
    const { consentId } = await asked();
    const shown = await me.consent(consentId);
    await registry.apply(WIDE);
    expect(await refusal(me.transition(consentId, 'grant', { terms: [shown.terms!] }))).toBe('terms-changed');
    const now = await me.consent(consentId);
    expect([now.status, now.fields, now.terms === shown.terms]).toEqual(['requested', ['name', 'dateOfBirth'], false]);
    const agreed = await me.transition(consentId, 'grant', { terms: [now.terms!] });
    expect(agreed).toMatchObject({ status: 'given', fields: ['name', 'dateOfBirth'] });
  });

  it('is what was shown also where the catalogue changes while it is written down', async () => {
    const { consentId, requestId } = await asked();
    const { terms } = await me.consent(consentId);
    const granting = await registry.sql.transaction(async (tx: Transaction) => {
      const row = 'SELECT FROM subject s JOIN consent c USING (subject_ref) WHERE c.id = $1 FOR UPDATE OF s';
      await tx.query(row, [consentId]);
      const call = me.transition(consentId, 'grant', { terms: [terms!] });
      await eventually(() => someoneWaitsFor(tx), 'the agreement waits for the row');
      await registry.apply(WIDE);
      return { call };
    });
    expect(await granting.call).toMatchObject({ status: 'given', fields: ['name'] });
    await eventually(async () => (await read(requestId)).status === 200, 'it is released');
    expect((await read(requestId)).body).toEqual({ name: 'Ada' });
  });

  it('is never more after a renewal than before it', async () => {
    const { consentId, requestId } = await asked();
    await me.transition(consentId, 'grant');
    await registry.apply(WIDE);
    const shown = await me.consent(consentId);
    const renewed = await me.transition(consentId, 'renewal', { terms: [shown.terms!] });
    expect([shown.fields, renewed.fields]).toEqual([['name'], ['name']]);
    expect((await read(requestId)).body).toEqual({ name: 'Ada' });
  });

  it('is decided anew, and told anew, once it has been withdrawn', async () => {
    const { consentId } = await asked();
    await me.transition(consentId, 'grant');
    await registry.apply(WIDE);
    const withdrawn = await me.transition(consentId, 'withdrawal');
    expect(withdrawn.fields).toEqual(['name', 'dateOfBirth']);
    const given = await me.transition(consentId, 'grant', { terms: [withdrawn.terms!] });
    expect(given.fields).toEqual(['name', 'dateOfBirth']);
  });

  const someoneWaitsFor = async (tx: Transaction) => {
    const rows = await tx.query(
      'SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pg_stat_activity.pid))',
    );
    return rows.length > 0;
  };
});
