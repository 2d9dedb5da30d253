import { randomBytes, randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { EVENTS, InvalidEventData, TOPICS } from '@askonce/contracts';
import { Outbox } from '@askonce/messaging';
import { SEALED_PART_BYTES } from '@askonce/vault';
import { DeliveriesRepository } from '../deliveries/deliveries.repository';
import { DeliveryParts } from '../deliveries/delivery-parts';
import { FetchesRepository } from '../fetches/fetches.repository';
import { AdaptersBench } from '../testing/adapters-bench.fixture';
import { ErasuresRepository } from './erasures.repository';
import { ErasuresService } from './erasures.service';

describe('an erasure', () => {
  let bench: AdaptersBench;
  let deliveries: DeliveryParts;
  let service: ErasuresService;

  beforeAll(async () => {
    bench = await AdaptersBench.start();
  });
  afterAll(() => bench.stop());
  beforeEach(async () => {
    await bench.clear();
    deliveries = new DeliveryParts(bench.database);
    service = new ErasuresService(bench.database, new ErasuresRepository(), new Outbox(), { wake: () => undefined });
  });
  afterEach(() => bench.hangUp());

  const erased = (subject: string) => ({
    ...{ id: uuidv7(), type: EVENTS.subjectErased.type, source: '/registry', time: new Date().toISOString() },
    subject,
    data: EVENTS.subjectErased.example,
  });
  const fetchFor = (subjectRef: string) =>
    new FetchesRepository(bench.database).record({
      ...{ eventId: uuidv7(), fetchId: uuidv7(), subjectRef, evidenceType: 'residence-certificate', qualifier: '' },
      ...{ source: 'agency', deadline: new Date(Date.now() + 60_000).toISOString() },
    });
  const deliveryFor = async (subjectRef: string, { arrived, parts }: { arrived: number; parts: number }) => {
    const ids = { releaseId: uuidv7(), documentId: uuidv7(), contentId: uuidv7() };
    for (let part = 0; part < arrived; part += 1) {
      const sealed = randomBytes(SEALED_PART_BYTES);
      await deliveries.keep({ ...ids, agency: 'agency', parts, part, sealed, subjectRef }, 24);
    }
    return ids.releaseId;
  };
  const partsLeft = () => bench.owner.query<{ id: string }>('SELECT DISTINCT release_id AS id FROM delivery_part');

  it('leaves no fetch, no sealed part and no reference of the person, and everything of others', async () => {
    const [person, other] = [randomUUID(), randomUUID()];
    for (const subject of [person, other]) await fetchFor(subject);
    await deliveryFor(person, { arrived: 2, parts: 2 });
    await deliveryFor(person, { arrived: 1, parts: 3 });
    const others = await deliveryFor(other, { arrived: 1, parts: 2 });
    await service.erase(erased(person));
    expect(await partsLeft()).toEqual([{ id: others }]);
    const fetches = await bench.owner.query('SELECT subject_ref FROM fetch_job');
    expect(fetches).toEqual([{ subject_ref: other }]);
    const subjects = await bench.owner.query('SELECT DISTINCT subject_ref FROM delivery WHERE subject_ref IS NOT NULL');
    expect(subjects).toEqual([{ subject_ref: other }]);
  });

  it('ends the wait for parts that are of no use any more', async () => {
    const person = randomUUID();
    const waiting = await deliveryFor(person, { arrived: 1, parts: 3 });
    const repository = new DeliveriesRepository(bench.database);
    expect(await repository.claim([], 1_000)).toBeUndefined();
    await service.erase(erased(person));
    const job = await repository.claim([], 1_000);
    expect(job).toMatchObject({ releaseId: waiting, complete: false });
    expect(job?.remainingMs).toBeLessThanOrEqual(0);
  });

  it('is confirmed, once however often it is told', async () => {
    const event = erased(randomUUID());
    await service.erase(event);
    const [confirmed] = await bench.outbox();
    expect(confirmed).toMatchObject({
      topic: TOPICS.audit,
      type: EVENTS.erasureConfirmed.type,
      data: { actor: { clientId: 'askonce-adapters' }, aboutSubject: event.subject, erasureId: event.id },
    });
    const ids = async () => bench.owner.query<{ event_id: string }>('SELECT event_id FROM outbox');
    const [first] = await ids();
    await bench.owner.query('TRUNCATE outbox');
    await service.erase(event);
    expect(await ids()).toEqual([first]);
  });

  it('of nobody is refused', async () => {
    const { id, type, source, time, data } = erased(randomUUID());
    await expect(service.erase({ id, type, source, time, data })).rejects.toThrow(InvalidEventData);
    expect(await bench.outbox()).toEqual([]);
  });
});
