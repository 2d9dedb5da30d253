import { Injectable } from '@nestjs/common';
import { withStanding } from '../requests/standing';
import type { Citizen } from '../session/citizen';
import { needsIn } from './needs';

/** Of requests only a few: the rest is a page of its own. */
const SHOWN = 3;

@Injectable()
export class HomeService {
  /** All that the first page shows, in one call. */
  async overview({ registry }: Citizen) {
    const { sharing, documents, questions, waitingRequests, decisions, ...open } = await registry.overview();
    return {
      needs: needsIn(open),
      sharing,
      documents,
      questions,
      waiting: { ...waitingRequests, items: waitingRequests.items.slice(0, SHOWN).map(withStanding) },
      decided: decisions.items.slice(0, SHOWN).map(withStanding),
    };
  }
}
