import { ApiCaller, type ApiOptions, type CallOptions } from './api-caller';
import type { Access, AccessPage } from './contract';
import { itemsOf } from './pages';

/** The audit service as a citizen uses it. */
export class AccessesClient {
  private readonly api: ApiCaller;

  constructor(options: ApiOptions) {
    this.api = new ApiCaller(options);
  }

  /** Who looked, newest first, all pages of it. @throws Problem, NoUsableAnswer, TokenRequestFailed */
  accesses({ signal }: CallOptions = {}): AsyncGenerator<Access> {
    return itemsOf((cursor) => {
      const query = { limit: 200, cursor };
      return this.api.json<AccessPage>({ method: 'GET', path: '/v1/me/accesses', query, signal });
    });
  }
}
