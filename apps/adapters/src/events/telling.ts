import { Inject, Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../agencies/agency-directory';
import { AgencyFailure } from '../connectors/agency-failure';
import { SecretMissing } from '../connectors/connector-kinds';
import { type AgencyProtection, TELLING_PROTECTION } from '../protection/agency-protection';
import { Interrupted } from '../protection/interrupted';
import type { FeedTurn, Told } from './feed-turn';

/** For how long further entries are begun, so that others get their turn and the registry soon hears how far it came. */
const TURN_MS = 5_000;

/** Tells an agency what is new in its feed, one entry after the other, and none before the one before it was acknowledged. */
@Injectable()
export class Telling {
  constructor(
    private readonly agencies: AgencyDirectory,
    @Inject(TELLING_PROTECTION) private readonly protection: AgencyProtection,
  ) {}

  /** @throws RegistryFailed, and what nobody foresaw */
  async tell({ agency, items }: FeedTurn, stopping: AbortSignal): Promise<Told> {
    const until = performance.now() + TURN_MS;
    let told: Told = {};
    try {
      const listener = await this.agencies.findListener(agency);
      // Whoever has lost its webhook since is not claimed again.
      if (listener === undefined) return told;
      for (const entry of items) {
        await this.protection.run(agency, (signal) => listener.tell(entry, signal), { stopping });
        told = { acknowledged: entry.number };
        if (performance.now() > until) break;
      }
      return told;
    } catch (error) {
      if (error instanceof Interrupted) return told;
      if (error instanceof AgencyFailure || error instanceof SecretMissing) return { ...told, failure: error };
      throw error;
    }
  }
}
