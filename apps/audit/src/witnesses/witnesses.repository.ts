import { Injectable } from '@nestjs/common';
import { prepared, type Queryable } from '@askonce/database';
import type { WitnessFailure } from './witness-failure';

/** The turn of one instance to ask one witness, which nobody else asks meanwhile. */
export interface Claim {
  readonly turn: number;
  /** Why it failed before. */
  readonly failure: WitnessFailure | null;
  readonly knownSize: number;
  /** Of the checkpoint that is to be cosigned. */
  readonly size: number;
  readonly note: string;
}

/** How far the log is, and about which checkpoint witnesses are asked. */
export interface Progress {
  readonly latest: number;
  readonly candidate: number;
  readonly ageSeconds: number;
  /** For how long there has been one without its quorum. */
  readonly missingSeconds: number;
}

/** How asking one witness stands. */
export interface WitnessStanding {
  readonly witnessId: string;
  readonly knownSize: number;
  /** Whether it cosigned the candidate. */
  readonly hasCosigned: boolean;
  readonly failure: WitnessFailure | null;
  readonly failingSince: Date | null;
  readonly failingSeconds: number;
}

/** What came of a turn that did not lead to a cosignature. */
export interface Failing {
  readonly failure: WitnessFailure;
  /** Where the witness itself said so. */
  readonly knownSize?: number | undefined;
}

const ENSURE = prepared(
  'witnesses-ensure',
  'INSERT INTO witness (witness_id) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING',
);
const PROGRESS = prepared(
  'witnesses-progress',
  `SELECT coalesce((SELECT max(checkpoint.size) FROM checkpoint WHERE checkpoint.log = 'facts'), 0)::float8 AS latest,
     cosigning.size::float8 AS candidate,
     extract(epoch FROM clock_timestamp() - cosigning.begun_at)::float8 AS "ageSeconds",
     extract(epoch FROM clock_timestamp() - cosigning.missing_since)::float8 AS "missingSeconds"
   FROM cosigning WHERE cosigning.log = 'facts'`,
);
const STANDINGS = prepared(
  'witnesses-standings',
  `SELECT witness.witness_id AS "witnessId", witness.known_size::float8 AS "knownSize", witness.failure,
     EXISTS (SELECT FROM cosignature WHERE cosignature.log = cosigning.log AND cosignature.size = cosigning.size
       AND cosignature.witness_id = witness.witness_id) AS "hasCosigned",
     witness.failing_since AS "failingSince",
     coalesce(extract(epoch FROM clock_timestamp() - witness.failing_since), 0)::float8 AS "failingSeconds"
   FROM witness CROSS JOIN cosigning WHERE cosigning.log = 'facts' AND witness.witness_id = ANY ($1)`,
);
const PUT_UP = prepared(
  'witnesses-put-up',
  `UPDATE cosigning SET size = $2, begun_at = clock_timestamp(),
     missing_since = CASE WHEN $3 THEN clock_timestamp() ELSE cosigning.missing_since END
   WHERE cosigning.log = 'facts' AND cosigning.size = $1`,
);
const CLAIM = prepared(
  'witnesses-claim',
  `UPDATE witness SET turn = witness.turn + 1, due_at = clock_timestamp() + make_interval(secs => $2)
   FROM cosigning JOIN checkpoint ON checkpoint.log = cosigning.log AND checkpoint.size = cosigning.size
   WHERE witness.witness_id = $1 AND witness.due_at <= clock_timestamp() AND cosigning.log = 'facts' AND cosigning.size > 0
     AND NOT EXISTS (SELECT FROM cosignature WHERE cosignature.log = cosigning.log AND cosignature.size = cosigning.size
       AND cosignature.witness_id = witness.witness_id)
   RETURNING witness.turn::float8 AS turn, witness.failure, witness.known_size::float8 AS "knownSize",
     checkpoint.size::float8 AS size, checkpoint.note`,
);
const SUCCEEDED = prepared(
  'witnesses-succeeded',
  `UPDATE witness SET known_size = $3, failures = 0, failure = NULL, failing_since = NULL,
     due_at = clock_timestamp() + make_interval(secs => $4)
   WHERE witness.witness_id = $1 AND witness.turn = $2`,
);
// Twice as long each time, up to about a minute, and not all instances of all logs at once.
const FAILED = prepared(
  'witnesses-failed',
  `UPDATE witness SET known_size = coalesce($3, witness.known_size), failures = witness.failures + 1, failure = $4,
     failing_since = coalesce(witness.failing_since, clock_timestamp()),
     due_at = clock_timestamp() + make_interval(secs => power(2, least(witness.failures, 6)) * (0.75 + random() / 2))
   WHERE witness.witness_id = $1 AND witness.turn = $2`,
);

/** Whom to ask about which checkpoint, and what came of it. */
@Injectable()
export class WitnessesRepository {
  async ensure(database: Queryable, witnessIds: readonly string[]): Promise<void> {
    await database.query(ENSURE, [witnessIds]);
  }

  async progress(database: Queryable): Promise<Progress> {
    const [progress] = await database.query<Progress>(PROGRESS);
    if (progress === undefined) throw new Error('It is not stored about which checkpoint witnesses are asked.');
    return progress;
  }

  async standings(database: Queryable, witnessIds: readonly string[]): Promise<WitnessStanding[]> {
    return database.query<WitnessStanding>(STANDINGS, [witnessIds]);
  }

  /** Has witnesses asked about another checkpoint, unless somebody else did so before. */
  async putUp(database: Queryable, size: number, before: { candidate: number; isReached: boolean }): Promise<void> {
    await database.query(PUT_UP, [before.candidate, size, before.isReached]);
  }

  /** Undefined while there is nothing to ask, or it is not the time, or somebody else asks. */
  async claim(database: Queryable, witnessId: string, leaseSeconds: number): Promise<Claim | undefined> {
    return (await database.query<Claim>(CLAIM, [witnessId, leaseSeconds]))[0];
  }

  /** @param pauseSeconds for which the witness is left alone */
  async succeeded(database: Queryable, witnessId: string, { turn, size }: Claim, pauseSeconds: number): Promise<void> {
    await database.query(SUCCEEDED, [witnessId, turn, size, pauseSeconds]);
  }

  async failed(database: Queryable, witnessId: string, { turn }: Claim, failing: Failing): Promise<void> {
    await database.query(FAILED, [witnessId, turn, failing.knownSize ?? null, failing.failure]);
  }
}
