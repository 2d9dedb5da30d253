import type { Actor } from '@askonce/auth';
import { type DataOf, EVENTS } from '@askonce/contracts';
import { newEvent, type OutboxEvent } from '@askonce/messaging';
import type { DiffCounts } from './catalogue-diff';
import type { AppliedVersion } from '../catalogue.repository';

type CatalogueApplied = DataOf<typeof EVENTS.catalogueApplied>;

/** What the access record is told when a steward changes the catalogue. */
export function catalogueAppliedEvent(
  actor: Actor,
  { version, digest, forced, appliedAt }: AppliedVersion,
  counts: DiffCounts,
): OutboxEvent<CatalogueApplied> {
  const { clientId } = actor;
  const data: CatalogueApplied = {
    actor: { role: 'steward', clientId },
    version,
    digest,
    ...counts,
    ...(forced && { forced }),
  };
  return newEvent(EVENTS.catalogueApplied, { source: '/registry', key: clientId, time: appliedAt, data });
}
