import { ApiCaller, type ApiOptions, type CallOptions } from './api-caller';
import type { Access, AccessFilters, AccessPage } from './contract';
import { itemsOf } from './pages';

export interface AccessPageOptions extends CallOptions {
  readonly filters?: AccessFilters;
  /** Where to go on: `nextCursor` of the page before, which had the same filters. */
  readonly cursor?: string | undefined;
  /** At most 200; 50 unless told. */
  readonly limit?: number;
}

/** The audit service as a citizen uses it. Its methods throw Problem, NoUsableAnswer and TokenRequestFailed. */
export class AccessesClient {
  private readonly api: ApiCaller;

  constructor(options: ApiOptions) {
    this.api = new ApiCaller(options);
  }

  /** Who looked, newest first: one page. */
  page({ filters, cursor, limit, signal }: AccessPageOptions = {}): Promise<AccessPage> {
    return this.api.json({ method: 'GET', path: '/v1/me/accesses', query: { ...filters, limit, cursor }, signal });
  }

  /** Who looked, newest first, all pages of it. */
  accesses({ filters = {}, signal }: Omit<AccessPageOptions, 'cursor' | 'limit'> = {}): AsyncGenerator<Access> {
    return itemsOf((cursor) => this.page({ filters, limit: 200, cursor, signal }));
  }
}
