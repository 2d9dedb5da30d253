import { ApiCaller, type ApiOptions } from './api-caller';

/** One line of the record of who did what with a person's data. */
export interface Access {
  readonly id: string;
  readonly action: string;
  readonly occurredAt: string;
  readonly agency?: string;
  /** In which somebody acted. */
  readonly role?: string;
  readonly system?: string;
  readonly outcome?: string;
}

interface Page {
  readonly items: readonly Access[];
  readonly nextCursor?: string;
}

/** The audit service as a citizen uses it. */
export class AccessesClient {
  private readonly api: ApiCaller;

  constructor(options: ApiOptions) {
    this.api = new ApiCaller(options);
  }

  /** Who looked, newest first, all pages of it. @throws CallRefused */
  async *accesses(): AsyncGenerator<Access> {
    for (let cursor = ''; ;) {
      const path = `/v1/me/accesses?limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = await this.api.json<Page>({ method: 'GET', path });
      yield* page.items;
      if (page.nextCursor === undefined) return;
      cursor = page.nextCursor;
    }
  }
}
