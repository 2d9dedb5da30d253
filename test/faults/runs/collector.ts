import { TOPICS } from '@askonce/contracts';
import type { Database } from '@askonce/database';
import { DEAD_LETTERS } from '@askonce/messaging';
import { appendToRange, EMPTY_RANGE, leafHash, parseSignedCheckpoint, rangeRoot } from '@askonce/tlog';
import { TopicTail } from './topic-tail';
import type {
  ConsentRow,
  DeliveryRow,
  EntryRow,
  Fact,
  FeedRow,
  PursuitRow,
  ReleaseRow,
  RequestRow,
  ServedCheckpoint,
  Snapshot,
  SubjectRow,
} from '../checker/snapshot';
import type { FaultStack } from '../stack/fault-stack';

/** Where a run began, so that its snapshot need not tell of those before. */
interface Beginning {
  readonly leaves: number;
  readonly facts: TopicTail;
  readonly letters: TopicTail;
  /** By the database's clock. */
  readonly at: Date;
}

/** Puts together what is left of a run. */
export class Collector {
  /** What was served while the run went on. */
  private readonly served = new Map<number, string>();

  private constructor(
    private readonly stack: FaultStack,
    private readonly beginning: Beginning,
  ) {}

  static async begin(stack: FaultStack): Promise<Collector> {
    const { registry, audit } = stack.databases;
    const brokers = stack.servers.kafka.brokers;
    const [clock] = await registry.query<{ at: Date }>('SELECT clock_timestamp() AS at');
    const [head] = await audit.query<{ size: number }>('SELECT size::float8 AS size FROM log_head');
    const facts = await TopicTail.from(brokers, TOPICS.evidence);
    const letters = await TopicTail.from(brokers, DEAD_LETTERS);
    return new Collector(stack, { leaves: head!.size, facts, letters, at: clock!.at });
  }

  /** Keeps what an instance serves at this moment, if it serves anything. */
  async keepCheckpoint(instance: number): Promise<void> {
    const { url } = this.stack.instance('audit', instance);
    try {
      const response = await fetch(`${url}/log/checkpoint`, { signal: AbortSignal.timeout(2_000) });
      if (!response.ok) return;
      const { size, root } = parseSignedCheckpoint(await response.text());
      const encoded = Buffer.from(root).toString('base64');
      const before = this.served.get(size);
      // Two of one size with different roots are told apart by a size of their own.
      if (before === undefined || before === encoded) this.served.set(size, encoded);
      else this.served.set(-size, encoded);
    } catch {
      // It is away, which is what the run is about.
    }
  }

  async snapshot(beside: Pick<Snapshot, 'unsettled' | 'poisoned'>): Promise<Snapshot> {
    const { registry, audit, adapters } = this.stack.databases;
    const heard = await this.beginning.facts.read();
    const letters = await this.beginning.letters.read();
    const subjects = await registry.query<SubjectRow>(
      `SELECT subject_ref AS "subjectRef", sequence::int FROM subject
       WHERE subject_ref IN (SELECT fact.subject_ref FROM fact WHERE fact.sequence = 1 AND fact.occurred_at >= $1)`,
      [this.beginning.at],
    );
    const refs = subjects.map(({ subjectRef }) => subjectRef);
    const ours = new Set(refs);
    const of = <T extends object>(database: Database, sql: string) => database.query<T>(sql, [refs]);
    const releases = await of<ReleaseRow>(registry, RELEASES);
    return {
      ...beside,
      subjects,
      facts: await of<Fact>(registry, FACTS),
      requests: await of<RequestRow>(registry, REQUESTS),
      releases,
      pursuits: await of<PursuitRow>(registry, PURSUITS),
      consents: await of<ConsentRow>(registry, CONSENTS),
      documents: (await of<{ id: string }>(registry, DOCUMENTS)).map(({ id }) => id),
      entries: await of<EntryRow>(audit, ENTRIES),
      feed: await of<FeedRow>(registry, FEED),
      deliveries: await adapters.query<DeliveryRow>(DELIVERIES, [releases.map(({ id }) => id)]),
      received: this.stack.inbox.received().map(({ releaseId }) => releaseId),
      heard: heard
        .map(({ key, headers }) => ({
          eventId: headers['ce_id'] ?? '',
          subjectRef: key,
          sequence: Number(headers['ce_sequence']),
        }))
        .filter(({ subjectRef }) => ours.has(subjectRef)),
      letters: letters
        .filter(({ headers }) => headers['kind'] === 'letter')
        .map(({ key, headers }) => ({ key, group: headers['group'] ?? '', cause: headers['cause'] ?? '' })),
      checkpoints: await this.checkpoints(),
      usage: await this.usage(),
    };
  }

  private async checkpoints(): Promise<ServedCheckpoint[]> {
    await Promise.all([this.keepCheckpoint(0), this.keepCheckpoint(1)]);
    const rows = await this.stack.databases.audit.query<{ content: Buffer }>(
      `SELECT leaf.content FROM leaf WHERE leaf.log = 'facts' ORDER BY leaf.leaf_index`,
    );
    const hashes = rows.map(({ content }) => leafHash(content));
    return [...this.served].map(([key, root]) => {
      const size = Math.abs(key);
      const ofLeaves = hashes.length < size ? 'none' : rootOf(hashes.slice(0, size));
      return { size, root, rootOfLeaves: ofLeaves };
    });
  }

  private async usage(): Promise<Snapshot['usage']> {
    const rows = await this.stack.databases.registry.query<{ name: string; connections: number }>(
      `SELECT application_name AS name, count(*)::int AS connections FROM pg_stat_activity GROUP BY 1`,
    );
    const connections = new Map(rows.map(({ name, connections: count }) => [name, count]));
    return this.stack.instances.map((instance) => ({
      name: instance.name,
      ...instance.usage(),
      connections: connections.get(instance.role === 'registry' ? 'registry' : `askonce-${instance.role}`) ?? 0,
    }));
  }
}

const rootOf = (hashes: readonly Uint8Array[]): string =>
  Buffer.from(rangeRoot(appendToRange(EMPTY_RANGE, hashes))).toString('base64');

const FACTS = `SELECT subject_ref AS "subjectRef", sequence::int, event_id AS "eventId", type,
  extract(epoch FROM occurred_at)::float8 * 1000 AS at, data FROM fact WHERE subject_ref = ANY ($1)`;
const REQUESTS = `SELECT subject_ref AS "subjectRef", id, agency, purpose, requirement, evidence_types AS "evidenceTypes", status
  FROM evidence_request WHERE subject_ref = ANY ($1)`;
const RELEASES = `SELECT subject_ref AS "subjectRef", id, request_id AS "requestId", document_id AS "documentId",
  consent_id AS "consentId", event_id AS "eventId" FROM release WHERE subject_ref = ANY ($1)`;
const PURSUITS = `SELECT subject_ref AS "subjectRef", evidence_type AS "evidenceType", closed_at IS NULL AS open
  FROM pursuit WHERE subject_ref = ANY ($1)`;
const CONSENTS = `SELECT subject_ref AS "subjectRef", id, agency, purpose, status FROM consent WHERE subject_ref = ANY ($1)`;
const DOCUMENTS = 'SELECT id FROM document WHERE subject_ref = ANY ($1)';
const ENTRIES = `SELECT entry.entry_id AS "entryId", entry.subject_ref AS "subjectRef", entry.sequence::int, entry.kind,
  entry.leaf_index::int AS "leafIndex", leaf.leaf_index IS NOT NULL AS "hasLeaf"
  FROM entry LEFT JOIN leaf ON leaf.log = 'facts' AND leaf.leaf_index = entry.leaf_index WHERE entry.subject_ref = ANY ($1)`;
const FEED = `SELECT agency, number::int, event_id AS "eventId", subject_ref AS "subjectRef"
  FROM feed_entry WHERE subject_ref = ANY ($1)`;
const DELIVERIES = 'SELECT release_id AS "releaseId", outcome FROM delivery WHERE release_id = ANY ($1)';
