import type { TruePerson } from './true-person.fixture';
import { demandOf, does, sameList } from './true-terms.fixture';
import { DAY, type Kind, type TrueDocument, type TruePursuit, type TrueRequest } from './true-things.fixture';
import type { List, World } from './world.fixture';

/** How a missing type is to be got. */
export interface Want {
  readonly type: string;
  readonly by: 'ask' | 'fetch';
  readonly why?: string;
  /** Nobody has been asked for it yet. */
  readonly isNew: boolean;
  /** The person is asked because a source had nothing for those who wait. */
  readonly sourceFailed: boolean;
}

/** What is held for one request, and how the rest is to be got. */
export class Gathering {
  constructor(
    private readonly world: World,
    private readonly person: TruePerson,
    private readonly request: TrueRequest,
    private readonly now: number,
  ) {}

  /** What is held of a type and does for this request. */
  held(type: string): TrueDocument | undefined {
    const document = this.person.current(this.kind(type));
    if (document === undefined || this.person.rejection(document, this.request)) return undefined;
    return does(document, demandOf(this.world, this.request), this.now) ? document : undefined;
  }

  missing(list: List): string[] {
    return list.filter((type) => this.held(type) === undefined);
  }

  wants(list: List): Want[] {
    return this.missing(list).map((type) => this.want(type));
  }

  /** The one kept so far until a source fails it; else what takes the fewest new questions, then the fewest to the person. */
  choose(lists: readonly List[]): List {
    const kept = lists.find((list) => sameList(list, this.request.list));
    if (kept && !this.wants(kept).some(({ sourceFailed }) => sourceFailed)) return kept;
    const costs = lists.map((list) => {
      const wants = this.wants(list);
      const questions = wants.filter(({ by }) => by === 'ask').length;
      return { list, cost: [wants.filter(({ isNew }) => isNew).length, questions, list === kept ? 0 : 1] as const };
    });
    return costs.sort((a, b) => a.cost[0] - b.cost[0] || a.cost[1] - b.cost[1] || a.cost[2] - b.cost[2])[0]!.list;
  }

  /** The person has told those who wait that they cannot or will not give it. */
  wasDeclined(list: List): boolean {
    return this.missing(list).some((type) =>
      this.failures(type).some(({ outcome, closedAt }) => outcome === 'declined' && closedAt! >= this.request.since),
    );
  }

  /** The person let an ask run out that was open for as long as it could be while this request waited. */
  wasInVain(list: List): boolean {
    return this.wants(list)
      .filter(({ by, isNew }) => by === 'ask' && isNew)
      .some(({ type }) =>
        this.failures(type).some(({ outcome, openedAt }) => outcome === 'expired' && openedAt >= this.request.since),
      );
  }

  private want(type: string): Want {
    const kind = this.kind(type);
    const open = this.person.openFor(kind);
    if (open) return { type, by: open.source === undefined ? 'ask' : 'fetch', isNew: false, sourceFailed: false };
    const failed = this.failures(type).find((pursuit) => this.silences(pursuit));
    const sourceFailed = failed !== undefined;
    const source = this.world.types.find(({ id }) => id === type)?.source;
    if (source !== undefined && !sourceFailed) return { type, by: 'fetch', isNew: true, sourceFailed };
    const document = this.person.current(kind);
    const rejected = document && this.person.rejection(document, this.request);
    const why = rejected ? `rejected_${rejected.reason}` : failed && `source_${failed.outcome!}`;
    return { type, by: 'ask', isNew: true, sourceFailed, ...(why !== undefined && { why }) };
  }

  /** A source that failed those who wait is not asked again for them; one that has nothing is left alone for a day. */
  private silences({ source, closedAt, outcome }: TruePursuit): boolean {
    if (source === undefined) return false;
    return closedAt! >= this.request.since || (outcome !== 'unavailable' && this.now - closedAt! < DAY);
  }

  private failures(type: string): TruePursuit[] {
    return this.person.failures(this.kind(type));
  }

  private kind(type: string): Kind {
    return { type, qualifier: this.request.qualifier };
  }
}
