import type { DecisionCode, DenialCode, Source } from '@askonce/contracts';
import {
  DAY,
  type Kind,
  type TrueDocument,
  type TruePerson,
  type TruePursuit,
  type TrueRequest,
} from './true-person.fixture';
import type { Demand, List, World, WorldPurpose } from './world.fixture';

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

export interface Judgement {
  readonly status: TrueRequest['status'];
  readonly code: DecisionCode;
  readonly reasons: readonly string[];
  readonly list: List;
  readonly releases: TrueRequest['releases'];
  readonly wants: readonly Want[];
  /** Types for which the person is to be asked for consent. */
  readonly questions: readonly string[];
}

type Asked = Pick<TrueRequest, 'agency' | 'procedure' | 'purpose' | 'requirement' | 'list'>;

const requirementOf = (world: World, { requirement }: Asked) => world.requirements.find(({ id }) => id === requirement);
export const listsFor = (world: World, asked: Asked): readonly List[] =>
  requirementOf(world, asked)?.lists ?? [asked.list];
export const demandOf = (world: World, asked: Asked): Demand => requirementOf(world, asked) ?? {};
export const purposeOf = (world: World, { agency, purpose, procedure }: Asked): WorldPurpose | undefined =>
  world.purposes.find(
    (declared) => declared.agency === agency && declared.id === purpose && declared.procedure === procedure,
  );

export const isValid = ({ status, validUntil }: TrueDocument, now: number): boolean =>
  status === 'current' && (validUntil === undefined || validUntil > now);

/** Whether a document does: valid, young enough, from whom it has to be. */
export const does = (document: TrueDocument, { maxAgeDays, provenance }: Demand, now: number): boolean =>
  isValid(document, now) &&
  (provenance === undefined || provenance === document.provenance) &&
  (maxAgeDays === undefined || now - (document.issuedAt ?? document.createdAt) <= maxAgeDays * DAY);

export const sameList = (a: List, b: List): boolean => String(a) === String(b);

/** One request before the judge. Any of its lists will do, each as a whole. */
export class Judge {
  readonly lists: readonly List[];
  private readonly demand: Demand;
  private readonly purpose: WorldPurpose | undefined;

  constructor(
    private readonly world: World,
    private readonly person: TruePerson,
    private readonly request: TrueRequest,
    private readonly now: number,
  ) {
    this.lists = listsFor(world, request);
    this.demand = demandOf(world, request);
    this.purpose = purposeOf(world, request);
  }

  decide(): Judgement {
    const { purpose, request } = this;
    if (request.agency === this.world.suspended) return this.denied('agency_suspended');
    if (purpose === undefined) return this.denied('purpose_not_declared');
    const covered = this.lists.filter((list) => list.every((type) => purpose.types.includes(type)));
    if (covered.length === 0) return this.denied('evidence_type_not_covered');
    if (purpose.basis === 'public_task' && !request.explicit) return this.denied('explicit_request_missing');
    const allowed = covered.filter((list) => this.barOf(list) === undefined);
    if (allowed.length === 0) return this.denied(this.barOf(this.keptOf(covered))!);
    const possible = allowed.filter((list) => !this.wasDeclined(list));
    if (possible.length === 0) return this.denied('ask_declined');
    const agreed = possible.filter((list) => this.needsNoConsent || list.every((type) => this.isGiven(type)));
    return agreed.length === 0 ? this.pending(possible) : this.onBasis(agreed);
  }

  /** What is held of a type and does for this request. */
  held(type: string): TrueDocument | undefined {
    const document = this.person.current(this.kind(type));
    if (document === undefined || this.person.rejection(document, this.request)) return undefined;
    return does(document, this.demand, this.now) ? document : undefined;
  }

  missing(list: List): string[] {
    return list.filter((type) => this.held(type) === undefined);
  }

  /** What else the person may bring in place of what they are asked for; what is held already is left out. */
  instead(asked: string): List[] {
    return this.lists
      .filter((list) => !list.includes(asked) && this.barOf(list) === undefined)
      .filter((list) => list.every((type) => this.purpose?.types.includes(type)))
      .map((list) => this.missing(list).sort());
  }

  private get needsNoConsent(): boolean {
    return this.purpose?.basis !== 'consent';
  }

  private onBasis(lists: readonly List[]): Judgement {
    const basis = this.needsNoConsent ? this.purpose!.basis : 'consent_valid';
    const full = lists.filter((list) => this.missing(list).length === 0);
    if (full.length > 0) return this.released(this.keptOf(full), basis);
    const open = lists.filter((list) => !this.wasInVain(list));
    if (open.length === 0) return { ...this.ended('expired', this.keptOf(lists)), reasons: ['ask_expired'] };
    const list = this.choose(open);
    const wants = this.wantsOf(list);
    const status = wants.some(({ by }) => by === 'ask') ? 'asking' : 'fetching';
    const how = status === 'asking' ? 'citizen_asked' : 'source_asked';
    return { status, code: status, reasons: [basis, how], list, releases: [], wants, questions: [] };
  }

  /** One question for all that will do; a paper that only the person has is asked for at the same time. */
  private pending(lists: readonly List[]): Judgement {
    const list = this.choose(lists);
    const types = [...new Set(lists.flat())].filter((type) => !this.isGiven(type));
    return {
      ...this.ended('consent_pending', list),
      reasons: ['consent_missing'],
      wants: this.wantsOf(list).filter(({ by }) => by === 'ask'),
      questions: types.filter((type) => this.consent(type)?.status !== 'requested'),
    };
  }

  private released(list: List, basis: string): Judgement {
    const releases = list.map((type) => {
      const document = this.held(type)!;
      return { type, document, source: this.sourceOf(document) };
    });
    const sources = [...new Set(releases.map(({ source }) => source))];
    return { ...this.ended('released', list), reasons: [basis, ...sources], releases };
  }

  /** What was there before the request began to wait was held, however it had come. */
  private sourceOf(document: TrueDocument): Source {
    return document.createdAt < this.request.since ? 'held' : document.cameAs;
  }

  private denied(code: DenialCode): Judgement {
    const { list } = this.request;
    return { ...this.ended('denied', list.length > 0 ? list : this.lists[0]!), code, reasons: [code] };
  }

  private ended(status: 'denied' | 'expired' | 'released' | 'consent_pending', list: List): Judgement {
    const code = status === 'denied' ? 'ask_declined' : status;
    return { status, code, reasons: [], list, releases: [], wants: [], questions: [] };
  }

  private keptOf(lists: readonly List[]): List {
    return lists.find((list) => sameList(list, this.request.list)) ?? lists[0]!;
  }

  /** The one kept so far until a source fails it; else what takes the fewest new questions, then the fewest to the person. */
  private choose(lists: readonly List[]): List {
    const kept = lists.find((list) => sameList(list, this.request.list));
    if (kept && !this.wantsOf(kept).some(({ sourceFailed }) => sourceFailed)) return kept;
    const costs = lists.map((list) => {
      const wants = this.wantsOf(list);
      const questions = wants.filter(({ by }) => by === 'ask').length;
      return { list, cost: [wants.filter(({ isNew }) => isNew).length, questions, list === kept ? 0 : 1] as const };
    });
    return costs.sort((a, b) => a.cost[0] - b.cost[0] || a.cost[1] - b.cost[1] || a.cost[2] - b.cost[2])[0]!.list;
  }

  private wantsOf(list: List): Want[] {
    return this.missing(list).map((type) => this.want(type));
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

  private wasDeclined(list: List): boolean {
    return this.missing(list).some((type) =>
      this.failures(type).some(({ outcome, closedAt }) => outcome === 'declined' && closedAt! >= this.request.since),
    );
  }

  /** The person let an ask run out that was open for as long as it could be while this request waited. */
  private wasInVain(list: List): boolean {
    return this.wantsOf(list)
      .filter(({ by, isNew }) => by === 'ask' && isNew)
      .some(({ type }) =>
        this.failures(type).some(({ outcome, openedAt }) => outcome === 'expired' && openedAt >= this.request.since),
      );
  }

  /** Newest first. */
  private failures(type: string): TruePursuit[] {
    return this.person.failures(this.kind(type));
  }

  private barOf(list: List): DenialCode | undefined {
    if (this.needsNoConsent) return undefined;
    const statuses = list.map((type) => this.consent(type)?.status);
    const bar = statuses.find((status) => status === 'refused' || status === 'withdrawn' || status === 'paused');
    return bar && (`consent_${bar}` as DenialCode);
  }

  private isGiven(type: string): boolean {
    const consent = this.consent(type);
    return consent?.status === 'given' && consent.validUntil! > this.now;
  }

  private consent(type: string) {
    return this.person.consent({ ...this.request, type });
  }

  private kind(type: string): Kind {
    return { type, qualifier: this.request.qualifier };
  }
}
