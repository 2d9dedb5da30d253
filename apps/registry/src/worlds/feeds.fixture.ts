import type { Exchange } from '../concurrency/exchange.fixture';
import { eventually } from '../registry.fixture';
import type { News } from './truth/true-person.fixture';

interface Entry {
  readonly number: number;
  readonly type: string;
  readonly data: {
    readonly requestId?: string;
    readonly documentId?: string;
    readonly questionId?: string;
    readonly reportId?: string;
    readonly upheld?: boolean;
    readonly status?: string;
    readonly decision?: { readonly code: string };
  };
}

interface Page {
  readonly items: readonly Entry[];
  readonly nextAfter: number;
}

type Told = Map<string, string[]>;

const LIMIT = 200;
/** A busy machine may take its time. */
export const PATIENCE_MS = 30_000;

/** The agencies' feeds, as far as they were read: for each request and document, what was told of it, in order. */
export class Feeds {
  private readonly after = new Map<string, number>();
  private readonly told = new Map<string, Told>();

  constructor(private readonly exchange: Exchange) {}

  /** Waits until an agency is told of a request. */
  async heard(agency: string, requestId: string): Promise<void> {
    await eventually(
      async () => {
        await this.readPage(agency, 5);
        return this.told.get(agency)?.has(requestId);
      },
      `${agency} hears of ${requestId}`,
      PATIENCE_MS,
    );
  }

  async toldTo(agency: string): Promise<Told> {
    while ((await this.readPage(agency)) === LIMIT);
    return this.told.get(agency) ?? new Map();
  }

  private async readPage(agency: string, wait = 0): Promise<number> {
    const path = `/v1/events?limit=${LIMIT}&after=${this.after.get(agency) ?? 0}${wait === 0 ? '' : `&wait=${wait}`}`;
    const { body } = await this.exchange.call<Page>(agency, 'GET', path);
    this.after.set(agency, body.nextAfter);
    const told: Told = this.told.get(agency) ?? new Map<string, string[]>();
    for (const { type, data } of body.items) add(told, aboutIn(data), wordsOf(type, data));
    this.told.set(agency, told);
    return body.items.length;
  }
}

/** What the truth says an agency should have been told. */
export function expectedIn(news: readonly News[], agency: string): Told {
  const told: Told = new Map();
  for (const each of news) if (each.agency === agency) add(told, each.about, each.what);
  return told;
}

function add(told: Told, about: string | undefined, what: string): void {
  // News of consents name no one thing; to whom they go depends on what has become of requests by the time they are told.
  if (about !== undefined) told.set(about, [...(told.get(about) ?? []), what]);
}

const aboutIn = ({ requestId, documentId, questionId, reportId }: Entry['data']) =>
  requestId ?? documentId ?? questionId ?? reportId;

function wordsOf(type: string, { status, decision, upheld }: Entry['data']): string {
  if (type === 'asked_again.reported') return `asked again: ${upheld ?? 'untold'}`;
  if (type === 'evidence_request.objected') return 'objected';
  return type === 'evidence_request.changed' ? `${status} ${decision?.code}` : type;
}
