import { randomBytes, randomUUID } from 'node:crypto';
import { verifyReceipt } from '@askonce/client';
import { unzip } from '../../apps/registry/src/export/unzip.fixture';
import { plant, type Planting } from './carelessness';
import { eventually } from './eventually';
import { everyMessage, everyRow, filesHolding, type Place } from './places';
import { Planted } from './planted';
import { everythingOpened } from './recovery';
import type { Citizen } from './running-stack';
import { sharedStack } from './shared-stack';

const word = (bytes: number) => randomBytes(bytes).toString('hex');
const planting: Planting = { marker: `clerk-${word(6)}`, documentText: `born in Zyxwaville-${word(6)}` };

interface Erased {
  erased: { what: string }[];
  kept: { what: string }[];
}

describe('an erased person', () => {
  const running = () => sharedStack().running;
  let citizen: Citizen;
  let before: string;
  let archive: Buffer;
  let answer: Erased;
  let rows: Place[];

  const registry = () => running().api('registry', citizen.tokens);
  const holding = (places: readonly Place[], text: string) =>
    new Set(places.filter(({ content }) => content.includes(text)).map(({ name }) => name.split(/[ /]/)[0]));

  beforeAll(async () => {
    citizen = await running().newCitizen();
    await plant(running(), citizen, planting);
    const exported = await registry().open({ method: 'GET', path: '/v1/me/export' });
    archive = Buffer.from(await exported.arrayBuffer());
    await eventually('what was done is in the log', async () => {
      before = await everythingOpened(running());
      return before.includes(planting.marker) || undefined;
    });
    answer = await registry().json<Erased>({
      method: 'POST',
      path: '/v1/me/erasure',
      idempotencyKey: randomUUID(),
    });
    await eventually('each service has confirmed the erasure', () =>
      running().asOwner('registry', async (database) => {
        const open = await database.query('SELECT FROM erasure WHERE completed_at IS NULL');
        const done = await database.query('SELECT FROM erasure');
        return (open.length === 0 && done.length > 0) || undefined;
      }),
    );
    rows = await everyRow(running());
  }, 60_000);

  it('took everything along before', () => {
    expect(archive.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    expect(archive.includes(planting.documentText)).toBe(true);
  });

  it('took receipts along that still show by themselves what was decided', () => {
    const receipts = [...unzip(archive)].flatMap(([name, bytes]) => (name.startsWith('receipts/') ? [bytes] : []));
    const verifierKey = running().stack.logVerifierKey;
    const shown = receipts.map((receipt) => verifyReceipt(receipt, { verifierKey }).opening.action);
    expect(shown).toContain('askonce.evidence.released.v1');
  });

  it('is told plainly what is erased and what is kept', () => {
    expect(answer.erased.map(({ what }) => what)).toEqual([
      'identity',
      'citizen_provided',
      'agency_issued',
      'open_matters',
    ]);
    expect(answer.kept.map(({ what }) => what)).toEqual(['record', 'copies_at_agencies']);
  });

  it('could be recovered before, and cannot be afterwards, with all databases, all of Kafka and the master keys', async () => {
    const texts = [citizen.subject.identifier, planting.documentText, planting.marker];
    expect(texts.filter((text) => before.includes(text))).toEqual(texts);
    // At rest, and on the topic of deliveries.
    expect(before.split(planting.documentText).length - 1).toBeGreaterThanOrEqual(2);
    const after = await everythingOpened(running());
    expect(texts.filter((text) => after.includes(text))).toEqual([]);
  });

  it('stands in no row and no message by name or word of a document, and in no file but the identity provider’s', async () => {
    const planted = new Planted([citizen.subject.identifier, citizen.name, planting.documentText]);
    const places = [...rows, ...(await everyMessage(running()))];
    expect(places.flatMap(({ name, content }) => planted.foundIn(content).map((form) => `${name}: ${form}`))).toEqual(
      [],
    );
    const files = filesHolding(planted.texts, running());
    expect([...files.values()].flat().every((file) => file === 'identity.json')).toBe(true);
  });

  it('leaves what agencies said of their clerks where the documentation says, and nowhere else', () => {
    expect(holding(rows, planting.marker)).toEqual(new Set(['registry.fact']));
  });

  it('finds nothing, and is nobody whom we know', async () => {
    for (const list of ['consents', 'asks', 'documents', 'evidence-requests']) {
      expect(await registry().json({ method: 'GET', path: `/v1/me/${list}` })).toEqual({ items: [] });
    }
    const accesses = running().api('audit', citizen.tokens);
    expect(await accesses.json({ method: 'GET', path: '/v1/me/accesses' })).toEqual({ items: [], agencies: [] });
  });
});
