import { Injectable } from '@nestjs/common';
import { Database, prepared, type Transaction } from '@askonce/database';
import type { SealedPart } from '@askonce/vault';
import type { ArrivedPart } from './delivery-job';

const OPEN = prepared(
  'delivery-open',
  `INSERT INTO delivery (release_id, document_id, content_id, agency, parts, give_up_at, due_at, traceparent, subject_ref)
   SELECT $1, $2, $3, $4, $5, patience.ends_at, patience.ends_at, $7, $8
   FROM (SELECT now() + $6 * interval '1 hour' AS ends_at) AS patience
   ON CONFLICT DO NOTHING`,
);

const LOCK = prepared(
  'delivery-lock',
  `SELECT delivery.ended_at IS NOT NULL AS ended,
     (delivery.document_id, delivery.content_id, delivery.agency, delivery.parts) = ($2::uuid, $3, $4, $5::int) AS same
   FROM delivery WHERE delivery.release_id = $1 FOR UPDATE`,
);

const KEEP = prepared(
  'delivery-keep-part',
  `INSERT INTO delivery_part (release_id, part, sealed) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1`,
);

const COUNT = prepared(
  'delivery-count-part',
  `UPDATE delivery
   SET arrived = delivery.arrived + 1,
     due_at = CASE WHEN delivery.arrived + 1 = delivery.parts THEN clock_timestamp() ELSE delivery.due_at END
   WHERE delivery.release_id = $1
   RETURNING delivery.arrived = delivery.parts AS complete`,
);

const READ = prepared(
  'delivery-read-parts',
  `SELECT delivery_part.part, delivery_part.sealed FROM delivery_part
   WHERE delivery_part.release_id = $1 AND delivery_part.part >= $2
   ORDER BY delivery_part.part
   LIMIT $3`,
);

/** Half a MiB at a time. */
const PAGE = 8;

/** A part says of its release something else than the parts before it. */
export class PartContradicts extends Error {
  constructor() {
    super('The part belongs to another document, agency or number of parts than those before it');
    this.name = 'PartContradicts';
  }
}

/** Keeps the sealed parts of deliveries until they are delivered. */
@Injectable()
export class DeliveryParts {
  constructor(private readonly database: Database) {}

  /**
   * Keeps a part, whatever the order of arrival; a part that is known, or comes after the end, changes nothing.
   * @param patienceHours how long after the first part the delivery is given up
   * @returns whether the delivery has just become complete
   * @throws PartContradicts
   */
  async keep(part: ArrivedPart, patienceHours: number): Promise<boolean> {
    const { releaseId, documentId, contentId, agency, parts, traceparent, subjectRef } = part;
    return this.database.transaction(async (tx) => {
      const identity = [releaseId, documentId, contentId, agency, parts];
      await tx.query(OPEN, [...identity, patienceHours, traceparent ?? null, subjectRef ?? null]);
      const [delivery] = await tx.query<{ ended: boolean; same: boolean }>(LOCK, identity);
      // Ended and pruned between the two statements: then nobody waits for the part.
      if (delivery === undefined) return false;
      if (!delivery.same) throw new PartContradicts();
      return delivery.ended ? false : add(tx, part);
    });
  }

  /** The parts in order, a few at a time. */
  async *read(releaseId: string, parts: number): AsyncGenerator<SealedPart> {
    for (let from = 0; from < parts; from += PAGE) {
      const rows = await this.database.query<{ part: number; sealed: Buffer }>(READ, [releaseId, from, PAGE]);
      for (const { part, sealed } of rows) yield { number: part, last: part === parts - 1, bytes: sealed };
    }
  }
}

async function add(tx: Transaction, { releaseId, part, sealed }: ArrivedPart): Promise<boolean> {
  const kept = await tx.query(KEEP, [releaseId, part, sealed]);
  if (kept.length === 0) return false;
  const [row] = await tx.query<{ complete: boolean }>(COUNT, [releaseId]);
  return row?.complete ?? false;
}
