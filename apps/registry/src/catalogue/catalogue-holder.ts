import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Catalogue } from './catalogue';
import { CatalogueRepository } from './catalogue.repository';

/** Where the holder finds what is in force. */
export type CatalogueVersions = Pick<CatalogueRepository, 'current' | 'currentVersion'>;

/** Keeps the catalogue in memory, by version. */
@Injectable()
export class CatalogueHolder implements OnModuleInit {
  #current = Catalogue.empty;
  #loading: Promise<void> | undefined;

  constructor(@Inject(CatalogueRepository) private readonly repository: CatalogueVersions) {}

  async onModuleInit(): Promise<void> {
    await this.#load();
  }

  /** The newest catalogue that this process has seen. */
  current(): Catalogue {
    return this.#current;
  }

  /** The catalogue in force now, asked of the database. */
  async latest(): Promise<Catalogue> {
    return this.ensure(await this.repository.currentVersion());
  }

  /** The catalogue in a version that the database has named, or a later one; simultaneous callers share one load. */
  async ensure(version: number): Promise<Catalogue> {
    // A load that was already under way may have begun before the version was committed: hence up to two.
    for (let loads = 0; this.#current.version < version && loads < 2; loads += 1) await this.#load();
    if (this.#current.version < version) throw new Error(`Catalogue version ${version} is not in the database.`);
    return this.#current;
  }

  async #load(): Promise<void> {
    this.#loading ??= this.#reload().finally(() => {
      this.#loading = undefined;
    });
    await this.#loading;
  }

  async #reload(): Promise<void> {
    const loaded = await this.repository.current();
    if (loaded.version >= this.#current.version) this.#current = loaded;
  }
}
