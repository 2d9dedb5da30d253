import type { Server } from 'node:http';
import { type Answer, RunningAudit, until } from '../../apps/audit/src/fixtures/running-audit';
import { aRequestBy } from '../../apps/registry/src/catalogue-of-the-story.fixture';
import { eventually, TestRegistry, uploadOf } from '../../apps/registry/src/registry.fixture';
import { tokensOf } from './adapters-instances';
import type { Happened } from './tamperings';

const DAY_MS = 86_400_000;

/** What a comparison found. */
export interface Result {
  readonly outcome: string;
  readonly closed: number;
  readonly underWay: number;
  readonly findings: readonly object[];
}

/** A registry and the log of what happens there, to be compared. */
export class ComparedServices {
  private constructor(
    readonly registry: TestRegistry,
    readonly audit: RunningAudit,
    private readonly tokens: Server,
  ) {}

  static async start(): Promise<ComparedServices> {
    const registry = await TestRegistry.start();
    const tokens = await tokensOf(registry);
    const { port } = tokens.address() as { port: number };
    const audit = await RunningAudit.start({
      KAFKA_BROKERS: registry.kafka.brokers.join(),
      ASKONCE_TOPIC_PREFIX: registry.kafka.topicPrefix,
      ASKONCE_REGISTRY_URL: registry.services[0]!.url,
      ASKONCE_TOKEN_ENDPOINT: `http://127.0.0.1:${port}`,
    });
    return new ComparedServices(registry, audit, tokens);
  }

  async stop(): Promise<void> {
    await this.audit.stop();
    this.tokens.close();
    await this.registry.stop();
  }

  /** Something is released about a person, and something denied; all of it is in the log afterwards. */
  async exchange(person: string): Promise<Happened> {
    const { registry } = this;
    const token = await registry.citizen(person);
    await this.give(person);
    for (const agency of ['tax', 'housing']) {
      const body = aRequestBy(agency, person);
      await registry.call('POST', '/v1/evidence-requests', { token: await registry.agency(agency), body });
    }
    const { body } = await registry.call<{ items: { id: string }[] }>('GET', '/v1/me/consents', {
      token,
    });
    await registry.call('POST', `/v1/me/consents/${body.items[0]!.id}/refusal`, { token, body: {} });
    const happened = await eventually(() => this.outcomeOf(body.items[0]!.id), 'the request is denied');
    await this.allLogged(happened.subjectRef);
    return happened;
  }

  /** A person gives a document, which is one more fact about them. */
  async give(person: string): Promise<void> {
    const body = uploadOf({ evidenceType: 'birth-certificate', channel: 'portal' });
    const token = await this.registry.citizen(person);
    expect((await this.registry.call('POST', '/v1/me/documents', { token, body })).status).toBeLessThan(300);
  }

  async allLogged(subjectRef: string): Promise<void> {
    const numbers = 'SELECT sequence::int AS facts FROM subject WHERE subject_ref = $1';
    const rows = await this.registry.sql.query<{ facts: number }>(numbers, [subjectRef]);
    await until('all is logged', async () => (await this.entriesOf(subjectRef)).length === rows[0]!.facts);
  }

  /** The ids of what is logged about a person, in their order. */
  async entriesOf(subjectRef: string): Promise<string[]> {
    const ids = 'SELECT entry_id AS id FROM entry WHERE subject_ref = $1 ORDER BY sequence';
    return (await this.audit.owner.query<{ id: string }>(ids, [subjectRef])).map(({ id }) => id);
  }

  async compared(): Promise<Result> {
    const now = Date.now();
    const [from, to] = [now - DAY_MS, now + DAY_MS].map((instant) => new Date(instant).toISOString());
    const asked = await this.ask('/v1/reconciliations', { reason: 'A row may have been altered', from, to });
    expect(asked.status).toBe(202);
    let answer = asked;
    await until('it has ended', async () => {
      answer = await this.ask(`/v1/reconciliations/${String(asked.body.id)}`);
      return answer.body.state === 'ended';
    });
    return answer.body.result as Result;
  }

  private ask(path: string, body?: object): Promise<Answer> {
    return this.audit.call(path, { as: { roles: ['auditor'], tokenSubject: 'auditor-1' }, ...(body && { body }) });
  }

  private async outcomeOf(consent: string): Promise<Happened | undefined> {
    const [row] = await this.registry.sql.query<Happened>(
      `SELECT release.subject_ref AS "subjectRef", release.id AS release, release.event_id AS released,
         release.request_id AS "releasedRequest", denied.event_id AS denied, denied.id AS "deniedRequest"
       FROM release JOIN evidence_request AS denied ON denied.subject_ref = release.subject_ref AND denied.status = 'denied'
       WHERE release.subject_ref = (SELECT consent.subject_ref FROM consent WHERE consent.id = $1)`,
      [consent],
    );
    return row;
  }
}
