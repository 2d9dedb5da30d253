import { Inject, Injectable } from '@nestjs/common';
import { wipe } from '@askonce/vault';
import { AgencyDirectory } from '../agencies/agency-directory';
import { AgencyFailure } from '../connectors/agency-failure';
import type { DeliveringConnector } from '../connectors/connector';
import { mayPass, type PassingFailure } from '../jobs/postponing';
import { type AgencyProtection, DELIVERY_PROTECTION } from '../protection/agency-protection';
import { NoLongerWanted } from '../registry/registry-failures';
import { RegistryGateway } from '../registry/registry-gateway';
import { claimedEvidence, EvidenceFlawed } from './claimed-evidence';
import type { DeliveryEnd, DeliveryJob } from './delivery-job';
import { DeliveryParts } from './delivery-parts';

type Result = DeliveryEnd | { readonly outcome: 'postponed'; readonly failure: PassingFailure };

/** What came of taking up a delivery once: an end, or a failure after which it is to be tried again. */
export type HandedOver = { readonly calls: number } & Result;

/** Puts a document into an agency's hands. Its key is claimed anew for each try, so that a withdrawal stops even the last one. */
@Injectable()
export class HandingOver {
  constructor(
    private readonly registry: RegistryGateway,
    private readonly agencies: AgencyDirectory,
    private readonly parts: DeliveryParts,
    @Inject(DELIVERY_PROTECTION) private readonly protection: AgencyProtection,
  ) {}

  async deliver(job: DeliveryJob, stopping: AbortSignal): Promise<HandedOver> {
    let calls = 0;
    try {
      const destination = await this.agencies.findDestination(job.agency);
      if (destination === undefined) return { calls, outcome: 'failed', reason: 'not_configured' };
      await this.protection.run(
        job.agency,
        (signal) => {
          calls += 1;
          return this.attempt(job, destination, signal);
        },
        { stopping, withinMs: job.remainingMs },
      );
      return { calls, outcome: 'delivered' };
    } catch (error) {
      return { calls, ...afterFailure(error) };
    }
  }

  private async attempt(job: DeliveryJob, destination: DeliveringConnector, signal: AbortSignal): Promise<void> {
    const claim = await this.registry.claimRelease(job.releaseId, signal);
    try {
      const evidence = claimedEvidence(job, claim, () => this.parts.read(job.releaseId, job.parts));
      await destination.deliver(evidence, signal);
    } finally {
      wipe(claim.contentKey);
    }
  }
}

/** @throws what nobody foresaw */
function afterFailure(error: unknown): Result {
  if (error instanceof NoLongerWanted) return { outcome: 'refused' };
  if (error instanceof EvidenceFlawed) return { outcome: 'failed', reason: error.flaw };
  if (error instanceof AgencyFailure && error.code === 'gone') return { outcome: 'failed', reason: error.code };
  if (mayPass(error)) return { outcome: 'postponed', failure: error };
  throw error;
}
