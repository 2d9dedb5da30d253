import { anEvidenceType } from '../catalogue/catalogue.fixture';
import type { CatalogueContent, DerivedAnswer, Purpose } from '../catalogue/catalogue-content';
import { aCatalogueOfTheStory, aRequestBy, BIRTH, byFields } from '../catalogue-of-the-story.fixture';
import { eventually, newIdentifier, TestRegistry, uploadOf } from '../registry.fixture';

interface Requested {
  readonly id: string;
  readonly status: string;
  readonly decision: { readonly code: string };
}
const TYPE = 'population-extract';
const OVER_18 = { en: 'Whether you are 18 or older' };
const over18 = (years = 18): DerivedAnswer => ({
  id: 'over-18',
  name: OVER_18,
  field: 'dateOfBirth',
  ageAtLeast: { years, timeZone: 'Europe/Helsinki' },
});
const ofAge = (agency: string, changes: Partial<Purpose> = {}) =>
  byFields(agency, ['over-18'], { evidenceTypes: [TYPE], ...changes });

function catalogueWith(answer: DerivedAnswer): CatalogueContent {
  const story = aCatalogueOfTheStory();
  const schema = { ...BIRTH, required: ['dateOfBirth'] };
  const type = anEvidenceType({ id: TYPE, sources: ['civil-registry'], schema, answers: [answer] });
  const file = story.purposes.find(({ agency }) => agency === 'social')!;
  return {
    ...story,
    evidenceTypes: [...story.evidenceTypes, type],
    purposes: [
      ...story.purposes,
      ofAge('tax'),
      ofAge('housing'),
      { ...file, id: 'social-file', evidenceTypes: [TYPE] },
    ],
  };
}

describe('a derived answer', () => {
  let registry: TestRegistry;
  let service: string;
  beforeAll(async () => {
    registry = await TestRegistry.start({ catalogue: catalogueWith(over18()) });
    service = await registry.token({ roles: ['service'], clientId: 'askonce-adapters' });
  }, 60_000);
  afterAll(() => registry.stop());

  const ask = async (agency: string, identifier: string, purpose = `${agency}-fields`) => {
    const body = aRequestBy(agency, identifier, { requirement: undefined, evidenceType: TYPE, purpose });
    const token = await registry.agency(agency);
    return registry.call<Requested>('POST', '/v1/evidence-requests', { token, body });
  };
  const look = async (agency: string, id: string, path = '') =>
    registry.call<Requested>('GET', `/v1/evidence-requests/${id}${path}`, { token: await registry.agency(agency) });
  const reached = (agency: string, id: string, status: string) =>
    eventually(async () => (await look(agency, id)).body.status === status, `it is ${status}`);
  const read = async (agency: string, id: string) => look(agency, id, `/evidence/${TYPE}`);
  /** As the adapter brings it from the source. */
  const bring = async (requestId: string, attributes?: object) => {
    const [fetch] = await registry.sql.query<{ id: string }>(
      'SELECT p.id FROM pursuit p JOIN evidence_request r USING (subject_ref) WHERE r.id = $1 AND p.closed_at IS NULL',
      [requestId],
    );
    const path = `/internal/fetches/${fetch?.id}/document`;
    return registry.call('POST', path, { token: service, body: uploadOf({ ...(attributes && { attributes }) }) });
  };
  const yearsAgo = (years: number, days: number): string => {
    const date = new Date(Date.now() - days * 86_400_000);
    return `${date.getUTCFullYear() - years}-${date.toISOString().slice(5, 10)}`.replace('02-29', '02-28');
  };
  const askedOf = async (identifier: string) =>
    (await registry.call('GET', '/v1/me/asks', { token: await registry.citizen(identifier) })).body;

  it.each([
    ['yes', 2, true],
    ['no', -2, false],
  ])('is fetched, and is %s two days from the birthday, and nothing else', async (_title, days, expected) => {
    const person = newIdentifier();
    const { body } = await ask('tax', person);
    expect(body.status).toBe('fetching');
    const dateOfBirth = yearsAgo(18, days);
    expect((await bring(body.id, { dateOfBirth, name: 'S3CRET' })).status).toBe(201);
    await reached('tax', body.id, 'released');
    const answer = await read('tax', body.id);
    expect([answer.status, answer.body]).toEqual([200, { 'over-18': expected }]);
    const own = await registry.call('GET', '/v1/me/evidence-requests', { token: await registry.citizen(person) });
    const answers = [{ field: 'over-18', name: OVER_18 }];
    expect(own.body).toMatchObject({ items: [{ id: body.id, fields: ['over-18'], answers }] });
    const rows = await registry.sql.query('SELECT to_jsonb(f)::text AS row FROM fact f');
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`S3CRET|${dateOfBirth}`));
  });

  it('is not what a citizen gives: the source is asked all the same, and nobody else', async () => {
    const person = newIdentifier();
    const body = uploadOf({ evidenceType: TYPE, channel: 'portal' });
    await registry.call('POST', '/v1/me/documents', { token: await registry.citizen(person), body });
    expect((await ask('tax', person)).body.status).toBe('fetching');
    expect(await askedOf(person)).toEqual({ items: [] });
  });

  it('is denied where the source brings a file only, which serves those who wait for one', async () => {
    const person = newIdentifier();
    const forFile = (await ask('social', person, 'social-file')).body;
    const forAnswer = (await ask('tax', person)).body;
    expect([forFile.status, forAnswer.status]).toEqual(['fetching', 'fetching']);
    expect((await bring(forFile.id)).status).toBe(201);
    await reached('social', forFile.id, 'released');
    await reached('tax', forAnswer.id, 'denied');
    expect((await look('tax', forAnswer.id)).body.decision.code).toBe('no_structured_evidence');
    expect(await askedOf(person)).toEqual({ items: [] });
  });

  it('is not computed from what does not fit the schema', async () => {
    const { body } = await ask('tax', newIdentifier());
    const refused = await bring(body.id, { dateOfBirth: 'S3CRET' });
    expect([refused.status, refused.body['errors']]).toMatchObject([
      422,
      [{ pointer: '/metadata/attributes/dateOfBirth' }],
    ]);
    expect((await look('tax', body.id)).body.status).toBe('fetching');
  });

  it('ends its fetch when the issuer deposits the data meanwhile', async () => {
    const person = newIdentifier();
    const { body } = await ask('tax', person);
    const said = { evidenceType: TYPE, channel: 'backend', provenance: 'agency_issued' };
    const upload = { ...said, subject: { scheme: 'national:xx', identifier: person } };
    const token = await registry.agency('civil-registry');
    const deposited = uploadOf({ ...upload, attributes: { dateOfBirth: '1950-01-01' } });
    expect((await registry.call('POST', '/v1/documents', { token, body: deposited })).status).toBe(201);
    await reached('tax', body.id, 'released');
    expect((await read('tax', body.id)).body).toEqual({ 'over-18': true });
  });

  it('is told to the person in plain words, and never by another meaning than they agreed to', async () => {
    const person = newIdentifier();
    const { body } = await ask('housing', person);
    const token = await registry.citizen(person);
    const list = await registry.call<{ items: { id: string }[] }>('GET', '/v1/me/consents', { token });
    expect(list.body.items).toMatchObject([{ fields: ['over-18'], answers: [{ field: 'over-18', name: OVER_18 }] }]);
    await registry.call('POST', `/v1/me/consents/${list.body.items[0]?.id}/grant`, { token, body: {} });
    await reached('housing', body.id, 'fetching');
    await expect(registry.apply(catalogueWith(over18(16)))).rejects.toThrow('/evidenceTypes/4/answers/0');
    await bring(body.id, { dateOfBirth: '1950-01-01' });
    await reached('housing', body.id, 'released');
    expect((await read('housing', body.id)).body).toEqual({ 'over-18': true });
  });
});
