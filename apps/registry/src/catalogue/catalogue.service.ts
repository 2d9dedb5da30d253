import { Injectable } from '@nestjs/common';
import { type Actor, hasRole, type Role } from '@askonce/auth';
import { Outbox, Relay } from '@askonce/messaging';
import { Forbidden } from '@askonce/problems';
import type { PageQuery } from '../calls/page';
import type { Catalogue } from './catalogue';
import { catalogueAppliedEvent } from './applying/catalogue-applied-event';
import type { CatalogueContent, CatalogueKind } from './catalogue-content';
import { type CatalogueDiff, countDiff, diffCatalogues } from './applying/catalogue-diff';
import { digestOf, inCanonicalOrder } from './applying/catalogue-digest';
import { type CatalogueDraft, toCatalogueContent } from './applying/catalogue-draft';
import { CatalogueHolder } from './catalogue-holder';
import { pageOf, type VersionedPage } from './catalogue-page';
import { CatalogueInvalid } from './catalogue.problems';
import { referenceErrors } from './applying/catalogue-references';
import { CatalogueRepository } from './catalogue.repository';

/** What came, or would come, of applying a catalogue. */
export interface CatalogueOutcome {
  /** The version in force afterwards. */
  readonly version: number;
  readonly changed: boolean;
  readonly diff: CatalogueDiff;
}

interface ApplyOptions {
  readonly dryRun: boolean;
}

@Injectable()
export class CatalogueService {
  constructor(
    private readonly repository: CatalogueRepository,
    private readonly holder: CatalogueHolder,
    private readonly outbox: Outbox,
    private readonly relay: Relay,
  ) {}

  /** A page of what anybody may see of one kind of item, ordered by id. */
  async list<K extends CatalogueKind, R>(
    kind: K,
    query: PageQuery,
    toResponse: (item: CatalogueContent[K][number]) => R,
  ): Promise<VersionedPage<R>> {
    const { version, content } = await this.holder.latest();
    const { items, nextCursor } = pageOf<CatalogueContent[K][number]>(content[kind], query);
    return { version, page: { items: items.map(toResponse), ...(nextCursor !== undefined && { nextCursor }) } };
  }

  /** The catalogue with the ways to agencies' systems, for the adapters. */
  async connectors(actor: Actor): Promise<Catalogue> {
    requireRole(actor, 'service');
    return this.holder.latest();
  }

  /**
   * Puts a whole catalogue in the place of the one in force, or leaves everything as it is; with `dryRun` says only
   * what would change.
   * @throws CatalogueInvalid naming every reference that leads nowhere.
   */
  async apply(actor: Actor, draft: CatalogueDraft, { dryRun }: ApplyOptions): Promise<CatalogueOutcome> {
    requireRole(actor, 'steward');
    const content = toCatalogueContent(draft);
    const errors = referenceErrors(content);
    if (errors.length > 0) throw new CatalogueInvalid({ errors });
    const next = inCanonicalOrder(content);
    return dryRun ? outcomeOf(await this.holder.latest(), next) : this.commit(actor, next);
  }

  private async commit(actor: Actor, next: CatalogueContent): Promise<CatalogueOutcome> {
    const outcome = await this.repository.exclusively(async (tx) => {
      const found = outcomeOf(await this.repository.current(tx), next);
      if (!found.changed) return found;
      const version = { content: next, digest: digestOf(next), appliedBy: actor.clientId };
      const applied = await this.repository.append(tx, version);
      await this.outbox.append(tx, [catalogueAppliedEvent(actor, applied, countDiff(found.diff))]);
      return { ...found, version: applied.version };
    });
    this.relay.wake();
    await this.holder.ensure(outcome.version);
    return outcome;
  }
}

function outcomeOf({ version, content }: Catalogue, next: CatalogueContent): CatalogueOutcome {
  return { version, changed: digestOf(content) !== digestOf(next), diff: diffCatalogues(content, next) };
}

function requireRole(actor: Actor, role: Role): void {
  if (!hasRole(actor, role)) throw new Forbidden();
}
