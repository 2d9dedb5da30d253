import { ApiCaller, type ApiOptions, type CallOptions } from './api-caller';
import type { AgencyOfCatalogue, EvidenceTypeOfCatalogue, ProcedureOfCatalogue, PurposeOfCatalogue } from './contract';
import { itemsOf } from './pages';

interface ItemPage<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}

/** What the catalogue says to everybody, without a token. Each list comes whole. @throws Problem, NoUsableAnswer */
export class CatalogueClient {
  private readonly api: ApiCaller;

  constructor(options: Omit<ApiOptions, 'tokens'>) {
    this.api = new ApiCaller(options);
  }

  agencies(options: CallOptions = {}): Promise<readonly AgencyOfCatalogue[]> {
    return this.list('agencies', options);
  }

  evidenceTypes(options: CallOptions = {}): Promise<readonly EvidenceTypeOfCatalogue[]> {
    return this.list('evidence-types', options);
  }

  procedures(options: CallOptions = {}): Promise<readonly ProcedureOfCatalogue[]> {
    return this.list('procedures', options);
  }

  purposes(options: CallOptions = {}): Promise<readonly PurposeOfCatalogue[]> {
    return this.list('purposes', options);
  }

  private async list<T>(what: string, { signal }: CallOptions): Promise<readonly T[]> {
    const page = (cursor: string | undefined) => {
      const query = { limit: 200, cursor };
      return this.api.json<ItemPage<T>>({ method: 'GET', path: `/v1/catalogue/${what}`, query, signal });
    };
    const items: T[] = [];
    for await (const item of itemsOf(page)) items.push(item);
    return items;
  }
}
