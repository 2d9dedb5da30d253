import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plant, type Planting } from './carelessness';
import { everyLog, everyMessage, everyMetric, everyRow, filesHolding, type Place } from './places';
import { Planted, reversed } from './planted';
import { sharedStack } from './shared-stack';

const word = (bytes: number) => randomBytes(bytes).toString('hex');
const planting: Planting = { marker: `clerk-${word(6)}`, documentText: `born in Quaggaville-${word(6)}` };
/** From the civil registry, as it stands in each of its certificates. */
const FETCHED_TEXT = '1 Main Square, Sampletown';

interface Identity {
  people: { name: string; subject?: { identifier: string } }[];
}

describe('personal data', () => {
  const running = () => sharedStack().running;
  let identifier: string;
  let planted: Planted;

  beforeAll(async () => {
    const citizen = await running().newCitizen();
    identifier = citizen.subject.identifier;
    await plant(running(), citizen, planting);
    const { people } = JSON.parse(readFileSync(join(running().home, 'identity.json'), 'utf8')) as Identity;
    const known = people.flatMap(({ name, subject }) => (subject ? [name, subject.identifier] : []));
    planted = new Planted([...known, planting.documentText, FETCHED_TEXT]);
  }, 60_000);

  const findings = (places: readonly Place[]) =>
    places.flatMap(({ name, content }) => planted.foundIn(content).map((form) => `${name}: ${form}`));
  const holding = (places: readonly Place[], text: string) =>
    new Set(places.filter(({ content }) => content.includes(text)).map(({ name }) => name.split(/[ /]/)[0]));

  describe('would be found', () => {
    it.each([
      ['in clear', (text: string) => `a ${text} b`],
      ['in capitals', (text: string) => text.toUpperCase()],
      ['reversed', reversed],
      ['in hex', (text: string) => Buffer.from(text).toString('hex')],
      ['in base64, anywhere', (text: string) => Buffer.from(`{"sub":"${text}"}`).toString('base64')],
      ['in base64url of a token', (text: string) => Buffer.from(`{"a":"${text}"}`).toString('base64url')],
      ['in a query string', (text: string) => `?who=${encodeURIComponent(text)}&`],
      ['in bytes of a column', (text: string) => `(1,"\\x00${Buffer.from(text).toString('hex')}00")`],
      [
        'in base64 inside a column',
        (text: string) => `\\x${Buffer.from(Buffer.from(text).toString('base64')).toString('hex')}`,
      ],
      ['in bytes', (text: string) => Buffer.concat([Buffer.from([0, 255]), Buffer.from(text)])],
    ])('%s', (_, hide) => {
      for (const text of planted.texts) expect(planted.foundIn(hide(text)).join()).toContain(text);
    });
  });

  it('stands in no message of any topic', async () => {
    const places = await everyMessage(running());
    expect(holding(places, 'askonce-')).toContain('__consumer_offsets');
    expect(holding(places, planting.marker)).toEqual(new Set(['askonce.evidence.v1']));
    expect([...holding(places, 'askonce.')]).toEqual(
      expect.arrayContaining(['askonce.audit.v1', 'askonce.delivery.v1', 'askonce.fetch.v1', 'askonce.fetched.v1']),
    );
    expect(findings(places)).toEqual([]);
  });

  it('stands in no row of any table', async () => {
    const places = await everyRow(running());
    expect([...holding(places, planting.marker)]).toEqual(
      expect.arrayContaining(['registry.evidence_request', 'registry.fact']),
    );
    expect([...holding(places, planting.marker)]).not.toContain('audit.entry');
    expect([...holding(places, 'housing-benefit')]).toEqual(expect.arrayContaining(['audit.entry']));
    expect([...holding(places, 'civil-registry')]).toEqual(expect.arrayContaining(['adapters.fetch_job']));
    expect(findings(places)).toEqual([]);
  });

  it('stands in no log', () => {
    const places = everyLog(running());
    const names = places.filter(({ content }) => content.length > 0).map(({ name }) => name);
    const services = ['registry', 'adapters', 'audit', 'identity', 'postgres', 'kafka'];
    expect(names).toEqual(expect.arrayContaining(services.map((service) => `logs/${service}.log`)));
    expect(findings(places)).toEqual([]);
  });

  it('stands in no metric', async () => {
    const places = await everyMetric(running());
    for (const { content } of places) expect(content).toContain('process_cpu_seconds_total');
    expect(places).toHaveLength(4);
    expect(findings(places)).toEqual([]);
  });

  it('stands in no file but the identity provider’s', () => {
    const { marker, documentText } = planting;
    const found = filesHolding([identifier, documentText, marker], running());
    expect(found.get(identifier)).toEqual(['identity.json']);
    expect(found.get(documentText)).toEqual([]);
    expect(found.get(marker)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^kafka\/logs\/askonce\.evidence/),
        expect.stringMatching(/^postgres\//),
      ]),
    );
  });
});
