import { Injectable } from '@nestjs/common';
import { withStanding } from '../requests/standing';
import type { Citizen } from '../session/citizen';
import { needsIn } from './needs';

/** Of what is decided only the last few: the rest is a page of its own. */
const DECIDED = 3;

@Injectable()
export class HomeService {
  /** All that the first page shows, in one call. */
  async overview({ registry }: Citizen) {
    const { sharing, documents, waitingRequests, decisions, ...open } = await registry.overview();
    return {
      needs: needsIn(open),
      sharing,
      documents,
      waiting: { ...waitingRequests, items: waitingRequests.items.map(withStanding) },
      decided: decisions.items.slice(0, DECIDED).map(withStanding),
    };
  }
}
