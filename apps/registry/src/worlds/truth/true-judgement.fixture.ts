import type { DecisionCode, DenialCode, Source } from '@askonce/contracts';
import { Gathering, type Want } from './true-gathering.fixture';
import type { TruePerson } from './true-person.fixture';
import { listsFor, purposeOf, sameList } from './true-terms.fixture';
import type { TrueDocument, TrueRequest } from './true-things.fixture';
import type { List, World, WorldPurpose } from './world.fixture';

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

/** One request before the judge. Any of its lists will do, each as a whole. */
export class Judge {
  readonly lists: readonly List[];
  private readonly papers: Gathering;
  private readonly purpose: WorldPurpose | undefined;

  constructor(
    private readonly world: World,
    private readonly person: TruePerson,
    private readonly request: TrueRequest,
    private readonly now: number,
  ) {
    this.lists = listsFor(world, request);
    this.papers = new Gathering(world, person, request, now);
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
    const possible = allowed.filter((list) => !this.papers.wasDeclined(list));
    if (possible.length === 0) return this.denied('ask_declined');
    const agreed = possible.filter((list) => this.needsNoConsent || list.every((type) => this.isGiven(type)));
    return agreed.length === 0 ? this.pending(possible) : this.onBasis(agreed);
  }

  /** What else the person may bring in place of what they are asked for; what is held already is left out. */
  instead(asked: string): List[] {
    return this.lists
      .filter((list) => !list.includes(asked) && this.barOf(list) === undefined)
      .filter((list) => list.every((type) => this.purpose?.types.includes(type)))
      .map((list) => this.papers.missing(list).sort());
  }

  private get needsNoConsent(): boolean {
    return this.purpose?.basis !== 'consent';
  }

  private onBasis(lists: readonly List[]): Judgement {
    const basis = this.needsNoConsent ? this.purpose!.basis : 'consent_valid';
    const full = lists.filter((list) => this.papers.missing(list).length === 0);
    if (full.length > 0) return this.released(this.keptOf(full), basis);
    const open = lists.filter((list) => !this.papers.wasInVain(list));
    if (open.length === 0) return { ...this.ended('expired', this.keptOf(lists)), reasons: ['ask_expired'] };
    const list = this.papers.choose(open);
    const wants = this.papers.wants(list);
    const status = wants.some(({ by }) => by === 'ask') ? 'asking' : 'fetching';
    const how = status === 'asking' ? 'citizen_asked' : 'source_asked';
    return { status, code: status, reasons: [basis, how], list, releases: [], wants, questions: [] };
  }

  /** One question for all that will do; a paper that only the person has is asked for at the same time. */
  private pending(lists: readonly List[]): Judgement {
    const list = this.papers.choose(lists);
    const types = [...new Set(lists.flat())].filter((type) => !this.isGiven(type));
    return {
      ...this.ended('consent_pending', list),
      reasons: ['consent_missing'],
      wants: this.papers.wants(list).filter(({ by }) => by === 'ask'),
      questions: types.filter((type) => this.consent(type)?.status !== 'requested'),
    };
  }

  private released(list: List, basis: string): Judgement {
    const releases = list.map((type) => {
      const document = this.papers.held(type)!;
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
}
