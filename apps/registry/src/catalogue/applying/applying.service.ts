import { Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Outbox, Relay } from '@askonce/messaging';
import { requireRole } from '../../calls/require-role';
import type { Catalogue } from '../catalogue';
import type { CatalogueContent } from '../catalogue-content';
import { CatalogueHolder } from '../catalogue-holder';
import { CatalogueInvalid, CatalogueStrandsRequests } from '../catalogue.problems';
import { CatalogueRepository } from '../catalogue.repository';
import { changedAnswers } from './answer-references';
import { catalogueAppliedEvent } from './catalogue-applied-event';
import { type CatalogueDiff, countByKind, countDiff, diffCatalogues } from './catalogue-diff';
import { digestOf, inCanonicalOrder } from './catalogue-digest';
import { type CatalogueDraft, toCatalogueContent } from './catalogue-draft';
import { referenceErrors } from './catalogue-references';
import { type Strand, strandsOf } from './stranding';
import { WaitingRequestsRepository } from './waiting-requests.repository';

/** What came, or would come, of applying a catalogue. */
export interface CatalogueOutcome {
  /** The version in force afterwards. */
  readonly version: number;
  readonly changed: boolean;
  readonly diff: CatalogueDiff;
  /** Where it leaves waiting requests without what they rest on. */
  readonly strands: readonly Strand[];
}

export interface ApplyOptions {
  readonly dryRun: boolean;
  /** Whether requests that wait may be stranded. */
  readonly force: boolean;
}

/** Puts a whole catalogue in the place of the one in force, or leaves everything as it is. */
@Injectable()
export class ApplyingService {
  constructor(
    private readonly repository: CatalogueRepository,
    private readonly waiting: WaitingRequestsRepository,
    private readonly holder: CatalogueHolder,
    private readonly outbox: Outbox,
    private readonly relay: Relay,
  ) {}

  /**
   * With `dryRun` only says what would change and which waiting requests would be stranded.
   * @throws CatalogueInvalid naming every reference that leads nowhere, or every answer whose meaning changed under its id;
   * CatalogueStrandsRequests unless forced
   */
  async apply(actor: Actor, draft: CatalogueDraft, { dryRun, force }: ApplyOptions): Promise<CatalogueOutcome> {
    requireRole(actor, 'steward');
    const sent = toCatalogueContent(draft);
    const errors = referenceErrors(sent);
    if (errors.length > 0) throw new CatalogueInvalid({ errors });
    if (!dryRun) return this.commit(actor, sent, force);
    const current = await this.holder.latest();
    return this.outcome(current, sent, () => this.waiting.grouped());
  }

  /**
   * The lock makes stewards take turns; requests go on meanwhile and are not locked out. One that commits after the
   * count below has decided by the version it read, and is not in the count. That is enough, because the refusal spares
   * people a denial that somebody overlooked, and nothing rests on its being complete: whoever waits by then is decided
   * again on the event that commits with the version, and whoever commits later still, by an older version than is in
   * force, on the event that says so of itself (`EvidenceRequestsConsumer.onEvidenceRequested`). Stranded ones are
   * denied there, forced or overlooked alike, and nothing is released by a version that was not in force when read.
   */
  private async commit(actor: Actor, sent: CatalogueContent, force: boolean): Promise<CatalogueOutcome> {
    const outcome = await this.repository.exclusively(async (tx) => {
      const current = await this.repository.current(tx);
      const found = await this.outcome(current, sent, () => this.waiting.grouped(tx));
      if (!found.changed) return found;
      const { strands, diff } = found;
      if (strands.length > 0 && !force) throw stranding(strands);
      const content = inCanonicalOrder(sent);
      const applied = await this.repository.append(tx, {
        content,
        digest: digestOf(content),
        appliedBy: actor.clientId,
        counts: countByKind(diff),
        forced: strands.length > 0,
      });
      await this.outbox.append(tx, [catalogueAppliedEvent(actor, applied, countDiff(diff))]);
      return { ...found, version: applied.version };
    });
    this.relay.wake();
    await this.holder.ensure(outcome.version);
    return outcome;
  }

  private async outcome(
    current: Catalogue,
    sent: CatalogueContent,
    waiting: () => ReturnType<WaitingRequestsRepository['grouped']>,
  ): Promise<CatalogueOutcome> {
    const errors = changedAnswers(current, sent);
    if (errors.length > 0) throw new CatalogueInvalid({ errors });
    const next = inCanonicalOrder(sent);
    const changed = digestOf(current.content) !== digestOf(next);
    const strands = changed ? strandsOf(await waiting(), current, sent) : [];
    return { version: current.version, changed, diff: diffCatalogues(current.content, next), strands };
  }
}

const stranding = (strands: readonly Strand[]) =>
  new CatalogueStrandsRequests({ errors: strands.map(({ pointer, detail }) => ({ pointer, detail })) });
