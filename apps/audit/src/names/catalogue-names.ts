import type { CatalogueClient } from '@askonce/client';
import { RegistryUnavailable } from '../subjects/subjects.problems';
import { LoadedForAWhile } from './loaded-for-a-while';
import { Names } from './names';

const MAX_AGE_MS = 60_000;

/** The names that the registry's catalogue has for things. */
export class CatalogueNames {
  private readonly names: LoadedForAWhile<Names>;

  constructor(catalogue: CatalogueClient) {
    this.names = new LoadedForAWhile({ load: () => Names.of(catalogue), maxAgeMs: MAX_AGE_MS });
  }

  /** @throws RegistryUnavailable */
  async get(): Promise<Names> {
    try {
      return await this.names.get();
    } catch (cause) {
      throw new RegistryUnavailable({ cause, headers: { 'retry-after': '2' } });
    }
  }
}
