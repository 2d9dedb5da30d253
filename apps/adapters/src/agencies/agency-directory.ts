import { isDeepStrictEqual } from 'node:util';
import type { DeliveringConnector, FetchingConnector, TellingConnector } from '../connectors/connector';
import { type AgencySecrets, DELIVERING, FETCHING, TELLING } from '../connectors/connector-kinds';
import type { ConnectorCatalogue } from '../registry/registry-answers';

type AgencyEntry = ConnectorCatalogue['agencies'][number];

/** An agency as it can be reached: each connector is kept as long as its settings stay, and with it its tokens. */
interface KnownAgency {
  readonly entry: AgencyEntry;
  readonly source?: () => FetchingConnector;
  readonly destination?: () => DeliveringConnector;
  readonly listener?: () => TellingConnector;
}

export interface DirectoryOptions {
  /** Where the catalogue comes from: the registry. */
  readonly load: () => Promise<ConnectorCatalogue>;
  readonly secrets: ReadonlyMap<string, AgencySecrets>;
  /** How old the catalogue may be, in milliseconds. */
  readonly maxAgeMs?: number;
  /** Milliseconds since some fixed moment. */
  readonly now?: () => number;
}

/** Knows by the catalogue how each agency is reached. */
export class AgencyDirectory {
  private agencies: ReadonlyMap<string, KnownAgency> = new Map();
  private loadedAt = -Infinity;
  private loading: Promise<void> | undefined;

  constructor(private readonly options: DirectoryOptions) {}

  /** Undefined when the catalogue configures none. @throws RegistryFailed, SecretMissing */
  async findSource(agency: string): Promise<FetchingConnector | undefined> {
    return this.find(agency, ({ source }) => source?.());
  }

  /** Undefined when the catalogue configures none. @throws RegistryFailed, SecretMissing */
  async findDestination(agency: string): Promise<DeliveringConnector | undefined> {
    return this.find(agency, ({ destination }) => destination?.());
  }

  /** Undefined when the catalogue configures none. @throws RegistryFailed, SecretMissing */
  async findListener(agency: string): Promise<TellingConnector | undefined> {
    return this.find(agency, ({ listener }) => listener?.());
  }

  /** "None" is believed of a catalogue just read only: the connector may have been added a moment ago. */
  private async find<C>(agency: string, pick: (known: KnownAgency) => C | undefined): Promise<C | undefined> {
    const { maxAgeMs = 5_000, now = () => performance.now() } = this.options;
    const current = () => {
      const known = this.agencies.get(agency);
      return known && pick(known);
    };
    if (now() - this.loadedAt < maxAgeMs) {
      const found = current();
      if (found !== undefined) return found;
    }
    await this.reload(now);
    return current();
  }

  private async reload(now: () => number): Promise<void> {
    this.loading ??= this.load(now).finally(() => {
      this.loading = undefined;
    });
    await this.loading;
  }

  private async load(now: () => number): Promise<void> {
    const askedAt = now();
    const { agencies } = await this.options.load();
    this.agencies = new Map(agencies.map((entry) => [entry.id, this.known(entry)]));
    this.loadedAt = askedAt;
  }

  private known(entry: AgencyEntry): KnownAgency {
    const before = this.agencies.get(entry.id);
    if (before !== undefined && isDeepStrictEqual(before.entry, entry)) return before;
    const secrets = this.options.secrets.get(entry.id) ?? {};
    const { connector, delivery, events } = entry;
    return {
      entry,
      ...(connector && { source: once(() => FETCHING[connector.kind](connector, secrets)) }),
      ...(delivery && { destination: once(() => DELIVERING[delivery.kind](delivery, secrets)) }),
      ...(events && { listener: once(() => TELLING[events.kind](events, secrets)) }),
    };
  }
}

/** Made at first use, so that a secret missing for one agency stops no other. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
