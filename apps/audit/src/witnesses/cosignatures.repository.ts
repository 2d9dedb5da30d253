import { Injectable } from '@nestjs/common';
import { prepared, type Queryable } from '@askonce/database';
import type { Cosigned } from './ask-witness';

/** A checkpoint with its quorum. */
export interface CosignedSize {
  readonly size: number;
  /** The latest time at which one of the quorum cosigned it. */
  readonly at: Date;
}

export interface StoredCosignature {
  readonly witnessId: string;
  readonly signature: Buffer;
}

const OF = prepared(
  'cosignatures-of',
  `SELECT cosignature.witness_id AS "witnessId", cosignature.signature FROM cosignature
   WHERE cosignature.log = 'facts' AND cosignature.size = $1 ORDER BY cosignature.cosigned_at, cosignature.witness_id`,
);
const LATEST = prepared(
  'cosignatures-latest',
  `SELECT cosignature.size::float8 AS size, max(cosignature.cosigned_at) AS at FROM cosignature
   WHERE cosignature.log = 'facts' AND cosignature.witness_id = ANY ($1)
   GROUP BY cosignature.size HAVING count(*) >= $2 ORDER BY cosignature.size DESC LIMIT 1`,
);
const ADD = prepared(
  'cosignatures-add',
  `INSERT INTO cosignature (log, size, witness_id, signature, cosigned_at)
   VALUES ('facts', $1, $2, $3, to_timestamp($4)) ON CONFLICT DO NOTHING`,
);

/** The cosignatures that the log has. */
@Injectable()
export class CosignaturesRepository {
  /** Those under the checkpoint of this size, in the order of their making. */
  async of(database: Queryable, size: number): Promise<StoredCosignature[]> {
    return database.query<StoredCosignature>(OF, [size]);
  }

  /** The largest size whose checkpoint so many of these cosigned. */
  async latest(database: Queryable, ids: readonly string[], threshold: number): Promise<CosignedSize | undefined> {
    return (await database.query<CosignedSize>(LATEST, [ids, threshold]))[0];
  }

  /** Leaves the one that there may be as it is. */
  async add(
    database: Queryable,
    of: { witnessId: string; size: number },
    { signature, time }: Cosigned,
  ): Promise<void> {
    await database.query(ADD, [of.size, of.witnessId, Buffer.from(signature), time]);
  }
}
