import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { DELIVERY_PART, EVENTS, TOPICS } from '@askonce/contracts';
import { EventProducer, TopicAdmin } from '@askonce/messaging';
import { type RunningService, startService } from '@askonce/service';
import { expectedAuthorization, operationsOf, TestIssuer, testKafka } from '@askonce/testing';
import { createContentKey, sealPart } from '@askonce/vault';
import { adapters } from './adapters';
import { AdaptersBench } from './testing/adapters-bench.fixture';
import { IDENTIFIER } from './testing/fake-registry.fixture';
import { until } from './testing/until.fixture';

const SECRET = `whsec_${randomBytes(32).toString('base64')}`;

describe('the adapters as a service', () => {
  const kafka = testKafka();
  const folder = mkdtempSync(join(tmpdir(), 'askonce-adapters-'));
  let bench: AdaptersBench;
  let issuer: TestIssuer;
  let topics: TopicAdmin;
  let service: RunningService;

  const fileWith = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(value), { mode: 0o600 });
    return join(folder, name);
  };

  beforeAll(async () => {
    bench = await AdaptersBench.start();
    await bench.clear();
    issuer = await TestIssuer.start();
    topics = new TopicAdmin({ ...kafka, log: bench.log.logger });
    await topics.createMissing({ partitions: 2, replication: 1 });
    const { registry, agency } = bench;
    const connector = { kind: 'rest' as const, url: agency.url, tokenEndpoint: `${agency.url}/token`, clientId: 'a' };
    registry.agencies = [{ id: 'agency', connector, delivery: { kind: 'webhook', url: `${agency.url}/inbox` } }];
    agency.answer = (request, response) => {
      if (request.url === '/token') response.end('{"access_token":"t","token_type":"Bearer","expires_in":300}');
      else if (request.url === '/inbox') response.writeHead(204).end();
      else response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.4');
    };
    service = await startService(adapters, {
      DATABASE_URL: bench.url,
      KAFKA_BROKERS: kafka.brokers.join(','),
      ASKONCE_TOPIC_PREFIX: kafka.topicPrefix,
      ASKONCE_PUBLIC_URL: 'http://127.0.0.1',
      ASKONCE_ISSUERS: issuer.issuer,
      ASKONCE_LOG_LEVEL: 'silent',
      ASKONCE_REGISTRY_URL: registry.url,
      ASKONCE_TOKEN_ENDPOINT: `${registry.url}/token`,
      ASKONCE_CLIENT_KEY_FILE: fileWith('key.json', registry.privateKeyJwk),
      ASKONCE_CONNECTOR_SECRETS_FILE: fileWith('secrets.json', {
        agency: { clientSecret: 's', webhookSecret: SECRET },
      }),
    });
  }, 60_000);

  afterAll(async () => {
    await service.close();
    await topics.close();
    await issuer.stop();
    await bench.hangUp();
    await bench.stop();
    rmSync(folder, { recursive: true });
  }, 60_000);

  const envelope = () => ({ id: uuidv7(), source: '/registry', time: new Date().toISOString(), subject: 'subject-1' });
  const producer = () => service.app.get(EventProducer, { strict: false });
  const messagesOn = async (topic: string) =>
    (await topics.describe()).find(({ name }) => name === topic)?.messages ?? 0;

  it('becomes ready', async () => {
    await until('it is ready', async () => (await fetch(`${service.url}/health/ready`)).status === 200, 40_000);
  }, 45_000);

  it('works off a fetch commanded over Kafka and answers over Kafka', async () => {
    const fetchId = uuidv7();
    await producer().send(TOPICS.fetch, 'subject-1', {
      ...envelope(),
      type: EVENTS.fetchRequested.type,
      data: {
        ...{ fetchId, evidenceType: 'residence-certificate', qualifier: '', source: 'agency' },
        deadline: new Date(Date.now() + 60_000).toISOString(),
      },
    });
    await until('the registry has the document', () => bench.registry.handedOver.length === 1, 40_000);
    await until('the answer is on its topic', async () => (await messagesOn(TOPICS.fetched)) === 1);
    expect(bench.registry.handedOver[0]).toMatchObject({ fetchId, mediaType: 'application/pdf' });
  }, 60_000);

  it('delivers what comes in parts over Kafka', async () => {
    const [releaseId, contentId, contentKey] = [uuidv7(), uuidv7(), createContentKey()];
    const digest = 'sha-256=:4W+l2bUZKHVduFuRfwKXurryLHpH6X2SEq2rVuYboE4=:';
    bench.registry.releases.set(releaseId, {
      ...{ contentKey, contentId, parts: 1, size: 8, digest, mediaType: 'application/pdf', requestId: uuidv7() },
      ...{ evidenceType: 'birth-certificate', agency: 'agency', subject: { pseudonym: 'p' } },
    });
    const { bytes } = sealPart({ key: contentKey, context: contentId }, Buffer.from('%PDF-1.4'), {
      number: 0,
      last: true,
    });
    const ids = { releaseid: releaseId, documentid: uuidv7(), contentid: contentId };
    await producer().sendPart(releaseId, {
      ...envelope(),
      type: DELIVERY_PART,
      data: Buffer.from(bytes),
      extensions: { ...ids, agency: 'agency', part: '0', parts: '1' },
    });
    await until('its end is logged', async () => (await messagesOn(TOPICS.audit)) === 1, 40_000);
    expect(bench.agency.requests.some(({ headers }) => headers['webhook-id'] === releaseId)).toBe(true);
  }, 60_000);

  it('buries a command that cannot be read, and goes on', async () => {
    await producer().send(TOPICS.fetch, 'subject-1', { ...envelope(), type: EVENTS.fetchRequested.type, data: {} });
    await until('it lies among the dead letters', async () => {
      const described = await topics.describe();
      return described.some(({ name, messages }) => name.includes('dead') && messages === 1);
    });
  }, 30_000);

  it('measures its calls by agency and outcome, and shows no person', async () => {
    const metrics = await (await fetch(service.metricsUrl)).text();
    expect(metrics).toMatch(/askonce_agency_calls_total\{agency="agency",direction="fetch",outcome="ok".*\} 1/);
    expect(metrics).not.toContain(IDENTIFIER);
  });

  it('has no route but health and its description', async () => {
    expect(await operationsOf(service.url)).toEqual([]);
    expect(expectedAuthorization('adapters')).toEqual({});
    expect((await fetch(`${service.url}/v1/anything`)).status).toBe(404);
  });
});
