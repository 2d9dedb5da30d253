import { Database } from '@askonce/database';
import { createTestDatabase, type TestDatabase } from '@askonce/testing';
import { AgencyDirectory } from '../agencies/agency-directory';
import type { AgencySecrets } from '../connectors/connector-kinds';
import { migrations } from '../migrations';
import { AgencyProtection } from '../protection/agency-protection';
import type { CallMetrics } from '../protection/call-metrics';
import { FETCH_LIMITS, type ProtectionLimits } from '../protection/protection-limits';
import { FakeRegistry } from './fake-registry.fixture';
import { KeptLog } from './kept-log.fixture';
import { TestServer } from './test-server.fixture';

export const NO_METRICS: CallMetrics = { begin: () => ({ end: () => undefined }), circuit: () => undefined };

/** Without waits, so that a test takes no longer than its work. */
export const QUICK: ProtectionLimits = { ...FETCH_LIMITS, retries: 0, firstRetryMs: 1, breakAfter: 1_000 };

export interface OutboxRow {
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  readonly subject: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What both features stand on in tests: a real database, a registry's and an agency's HTTP server. */
export class AdaptersBench {
  log = new KeptLog();
  registry!: FakeRegistry;
  agency!: TestServer;

  private constructor(
    private readonly test: TestDatabase,
    /** As the service's own role. */
    readonly database: Database,
    /** As the role that migrates, which may look and meddle. */
    readonly owner: Database,
  ) {}

  static async start(): Promise<AdaptersBench> {
    const test = await createTestDatabase({ app: 'adapters', migrations });
    const database = new Database({ url: test.url, applicationName: 'test' });
    const owner = new Database({ url: test.ownerUrl, applicationName: 'test-owner', max: 2 });
    return new AdaptersBench(test, database, owner);
  }

  /** Of the database, for the service's own role. */
  get url(): string {
    return this.test.url;
  }

  async stop(): Promise<void> {
    await Promise.all([this.database.close(), this.owner.close()]);
    await this.test.drop();
  }

  /** Before each test. */
  async clear(): Promise<void> {
    await this.owner.query('TRUNCATE fetch_job, delivery, delivery_part, outbox');
    this.log = new KeptLog();
    [this.registry, this.agency] = await Promise.all([FakeRegistry.start(), TestServer.start()]);
  }

  /** After each test. */
  async hangUp(): Promise<void> {
    await Promise.all([this.registry.stop(), this.agency.stop()]);
  }

  protection(limits: ProtectionLimits = QUICK): AgencyProtection {
    return new AgencyProtection(limits, NO_METRICS);
  }

  directory(secrets: AgencySecrets): AgencyDirectory {
    const load = () => this.registry.gateway().connectors();
    return new AgencyDirectory({ load, secrets: new Map([['agency', secrets]]), maxAgeMs: 0 });
  }

  async outbox(): Promise<OutboxRow[]> {
    return this.owner.query<OutboxRow>(
      `SELECT topic, key, headers->>'ce_type' AS type, headers->>'ce_subject' AS subject, payload::jsonb AS data
       FROM outbox ORDER BY id`,
    );
  }

  /** All that the database holds, as text. */
  async everything(): Promise<string> {
    const tables = ['fetch_job', 'delivery', 'outbox'];
    const rows = await Promise.all(tables.map((table) => this.owner.query(`SELECT * FROM ${table}`)));
    return JSON.stringify(rows);
  }
}
