import { randomBytes, randomUUID } from 'node:crypto';
import { AgencyClient, type EventWebhook, isFeedEvent, type NewEvidenceRequest } from '@askonce/client';
import { aCatalogueOfTheStory, aRequestBy } from '../../apps/registry/src/catalogue-of-the-story.fixture';
import { FeedRepository } from '../../apps/registry/src/feed/feed.repository';
import { eventually, newIdentifier, TestRegistry } from '../../apps/registry/src/registry.fixture';
import { AdaptersInstances } from './adapters-instances';
import { EventReceiver } from './event-receiver';

const AGENCIES = ['tax', 'school'] as const;
type Name = (typeof AGENCIES)[number];

jest.setTimeout(60_000);

describe('events by webhook', () => {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const receivers = { tax: new EventReceiver(secret), school: new EventReceiver(secret) };
  let registry: TestRegistry;
  let adapters: AdaptersInstances;
  let feed: FeedRepository;

  beforeAll(async () => {
    await Promise.all(AGENCIES.map((agency) => receivers[agency].start()));
    registry = await TestRegistry.start({ instances: 2, catalogue: withReceivers() });
    adapters = await AdaptersInstances.beside(registry, {
      tax: { webhookSecret: secret },
      school: { webhookSecret: secret },
    });
    feed = new FeedRepository(registry.sql);
  }, 60_000);
  afterAll(async () => {
    await adapters.end();
    await Promise.all(AGENCIES.map((agency) => receivers[agency].stop()));
    await registry.stop();
  }, 60_000);
  afterEach(() => adapters.stopAll());

  const withReceivers = () => {
    const catalogue = aCatalogueOfTheStory();
    const known = new Map<string, string>(AGENCIES.map((agency) => [agency, receivers[agency].url]));
    const agencies = catalogue.agencies.map((agency) => {
      const url = known.get(agency.id);
      return url === undefined ? agency : { ...agency, events: { kind: 'webhook' as const, url } };
    });
    return { ...catalogue, agencies };
  };
  const client = (agency: Name) =>
    new AgencyClient({
      baseUrl: registry.services[0]!.url,
      tokens: { token: () => registry.agency(agency) },
    });
  const grow = async (agency: Name, count: number) => {
    for (let left = count; left > 0; left -= 1) {
      const about = { eventId: randomUUID(), subjectRef: randomUUID(), occurredAt: '2026-11-22T09:00:00.000Z' };
      await feed.append([{ agency, ...about, type: 'subject.erased', data: { requestIds: [] } }]);
    }
    return (await client(agency).eventWebhook()).lastNumber;
  };
  const reached = (agency: Name, what: string, is: (webhook: EventWebhook) => boolean) =>
    eventually(
      async () => {
        const webhook = await client(agency).eventWebhook();
        return is(webhook) && webhook;
      },
      what,
      40_000,
    );
  const hasAll = (agency: Name) =>
    reached(agency, `${agency} has all`, ({ lastDelivered, lastNumber }) => lastDelivered === lastNumber);
  const between = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index);

  it('tells what becomes of a request, with the number and id that the feed has', async () => {
    await adapters.start();
    const { id } = await client('tax').requestEvidence(aRequestBy('tax', newIdentifier()) as NewEvidenceRequest);
    const event = await eventually(
      () => Promise.resolve(receivers.tax.taken.find((one) => JSON.stringify(one).includes(id))),
      'the webhook hears of it',
    );
    if (!isFeedEvent(event, 'evidence_request.changed')) throw new Error(`It heard ${event.type}.`);
    expect(event.data).toMatchObject({ requestId: id, status: 'asking' });
    for await (const read of client('tax').events({ after: event.number - 1 })) {
      expect(read).toEqual(event);
      break;
    }
    expect(await hasAll('tax')).toMatchObject({ status: 'up_to_date', url: receivers.tax.url });
  });

  it('goes on where it stopped when the agency is back, and keeps nobody else waiting', async () => {
    const before = receivers.tax.numbers.at(-1) ?? 0;
    await receivers.tax.stop();
    await adapters.start();
    const last = await grow('tax', 7);
    const { failure } = await reached('tax', 'it fails', ({ status }) => status === 'failing');
    expect(failure).toMatchObject({ code: 'unreachable' });
    const others = await grow('school', 3);
    await hasAll('school');
    expect(receivers.school.numbers.slice(-3)).toEqual(between(others - 2, others));
    await receivers.tax.start();
    expect(await hasAll('tax')).not.toHaveProperty('failure');
    expect(receivers.tax.numbers.filter((number) => number > before)).toEqual(between(before + 1, last));
  });

  it('comes in order, each once, and one at a time, whichever of the instances sends, and when one stops', async () => {
    const before = receivers.school.numbers.at(-1) ?? 0;
    const last = await grow('school', 120);
    receivers.school.delayMs = 5;
    await Promise.all([adapters.start(0), adapters.start(1), adapters.start(1)]);
    await eventually(() => Promise.resolve(receivers.school.numbers.length > before + 20), 'it has begun');
    await adapters.stopOne();
    await hasAll('school');
    receivers.school.delayMs = 0;
    const seen = receivers.school.numbers.slice(receivers.school.numbers.indexOf(before + 1));
    expect([...new Set(seen)]).toEqual(between(before + 1, last));
    // The one that was under way where an instance stopped may come once more.
    expect(seen.length - new Set(seen).size).toBeLessThanOrEqual(1);
    // It hangs up, which the receiver learns only when it answers.
    expect(receivers.school.mostAtOnce).toBeLessThanOrEqual(2);
  });

  it('comes again from the number that the agency names, to that agency alone', async () => {
    await grow('tax', 3);
    const last = await grow('tax', 3);
    await adapters.start();
    await hasAll('tax');
    const [mine, others] = [receivers.tax.numbers.length, receivers.school.numbers.length];
    await client('tax').redeliverEvents(last - 4);
    await hasAll('tax');
    expect(receivers.tax.numbers.slice(mine)).toEqual(between(last - 3, last));
    expect(receivers.school.numbers).toHaveLength(others);
  });

  it('can be left out where the agency cannot take it', async () => {
    const last = await grow('tax', 2);
    receivers.tax.onEvent = ({ number }) => {
      if (number === last - 1) throw new Error('I cannot.');
    };
    await adapters.start();
    const { lastDelivered, failure } = await reached('tax', 'it fails', ({ status }) => status === 'failing');
    expect([lastDelivered, failure?.code]).toEqual([last - 2, 'unexpected_answer']);
    await client('tax').redeliverEvents(last - 1);
    await hasAll('tax');
    expect(receivers.tax.numbers.at(-1)).toBe(last);
    expect(receivers.tax.numbers).not.toContain(last - 1);
  });
});
