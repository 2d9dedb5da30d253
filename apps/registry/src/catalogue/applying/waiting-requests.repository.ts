import { Injectable } from '@nestjs/common';
import { Database, prepared, type Queryable } from '@askonce/database';
import type { WaitingRequests } from './stranding';

const WAITING = prepared(
  'catalogue-waiting-requests',
  `SELECT evidence_request.agency, evidence_request.procedure, evidence_request.requirement, evidence_request.purpose,
     evidence_request.evidence_types AS "evidenceTypes", evidence_request.explicit_request AS "explicitRequest",
     count(*)::integer AS count
   FROM evidence_request WHERE evidence_request.status IN ('consent_pending', 'fetching', 'asking')
   GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`,
);

/** What the catalogue needs to know of the requests that wait: what they rest on and how many there are. */
@Injectable()
export class WaitingRequestsRepository {
  constructor(private readonly database: Database) {}

  async grouped(on: Queryable = this.database): Promise<WaitingRequests[]> {
    return on.query<WaitingRequests>(WAITING);
  }
}
