import { setTimeout as pause } from 'node:timers/promises';
import { ASKING } from '../catalogue-of-the-story.fixture';
import { type Answer, eventually, newIdentifier } from '../registry.fixture';
import { endsIn } from '../expiry/end-of-time.fixture';
import type { Calling, Exchange, Listed } from './exchange.fixture';

/** A number in [0, 1) by mulberry32 (Tommy Ettinger, public domain): the same seed, the same numbers. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const AGENCIES = Object.keys(ASKING);
const REQUIREMENTS = [
  'proof-of-birth',
  'proof-of-birth',
  'fresh-proof-of-birth',
  'proof-of-residence',
  'proof-of-either',
  'proof-of-both',
];
const TRANSITIONS = ['grant', 'grant', 'refusal', 'withdrawal', 'pause', 'resumption', 'renewal'];
/** What time can end, and while it is open. Adapters have their own time to end a fetch. */
const ENDING = [
  ['pursuit', `x.kind = 'asking' AND x.closed_at IS NULL`],
  ['evidence_request', `x.status IN ('consent_pending', 'fetching', 'asking')`],
  ['consent', `x.status IN ('given', 'paused')`],
  ['document', `x.status = 'current'`],
] as const;
/** Whose life it is, by one of the requests about them. */
const SUBJECT = '(SELECT q.subject_ref FROM evidence_request q WHERE q.id = $1)';
const SPREAD_MS = 1_000;
const DAY_MS = 86_400_000;

/** What an answer to a call that came at an unlucky moment may say. */
const ALLOWED: Readonly<Record<string, readonly number[]>> = {
  ask: [201, 403],
  cancel: [200, 409],
  read: [200, 409, 410],
  reject: [200, 409],
  give: [201],
  grant: [201, 409],
  transit: [200, 409],
  decline: [200, 404],
  replace: [201, 409],
  remove: [200, 409],
  bring: [201, 410],
  end: [],
};

type Choose = <T>(all: readonly T[]) => T | undefined;
type Deed = keyof typeof ALLOWED;
const DEEDS: readonly (readonly [weight: number, deed: Deed])[] = [
  [16, 'ask'],
  [4, 'cancel'],
  [8, 'read'],
  [3, 'reject'],
  [2, 'give'],
  [2, 'grant'],
  [8, 'transit'],
  [2, 'decline'],
  [2, 'replace'],
  [6, 'remove'],
  [3, 'bring'],
  [6, 'end'],
];

/** One person's life in a second: everything that can happen, at once, in an order that only the seed and chance know. */
export class RandomSchedule {
  readonly person = newIdentifier();
  readonly surprises: string[] = [];
  private readonly asked: { readonly agency: string; readonly id: string }[] = [];

  constructor(
    private readonly exchange: Exchange,
    private readonly seed: number,
  ) {}

  async run(deeds: number): Promise<void> {
    await Promise.all(Array.from({ length: deeds }, (_, n) => this.doSomething(mulberry32(this.seed * 1_000 + n))));
  }

  /** Everybody mends what they can: what is asked is given, what is to be agreed is agreed, what is fetched arrives. */
  async heal(): Promise<void> {
    await eventually(async () => {
      for (const { id, status } of await this.exchange.mine(this.person, 'consents')) {
        if (status === 'requested') this.check('transit', await this.exchange.transit(this.person, id, 'grant'));
      }
      const asks = await this.exchange.mine(this.person, 'asks');
      if (asks.length > 0) this.check('give', await this.exchange.give(this.person));
      for (const { id } of await this.openFetches()) this.check('bring', await this.exchange.bring(id));
      return (await this.waiting()) === 0;
    }, 'nobody waits any more');
  }

  private async waiting(): Promise<number> {
    const rows = await this.exchange.registry.sql.query(
      `SELECT r.id FROM evidence_request r
       WHERE r.status IN ('consent_pending', 'fetching', 'asking') AND r.subject_ref = ${SUBJECT}`,
      [this.asked[0]?.id ?? null],
    );
    return rows.length;
  }

  private async doSomething(random: () => number): Promise<void> {
    const deed = chosen(random);
    const when = random() * SPREAD_MS;
    await pause(when);
    const answer = await this.attempt(deed, random, { instance: random() < 0.5 ? 0 : 1 });
    if (answer) this.check(deed, answer);
  }

  private check(deed: Deed, { status, body }: Answer<unknown>): void {
    if (!ALLOWED[deed]!.includes(status)) this.surprises.push(`${deed}: ${status} ${JSON.stringify(body)}`);
  }

  private async attempt(deed: Deed, random: () => number, calling: Calling): Promise<Answer<unknown> | undefined> {
    const pick: Choose = (all) => all[Math.floor(random() * all.length)];
    const { exchange, person } = this;
    if (deed === 'ask') return this.ask(pick(AGENCIES)!, pick(REQUIREMENTS)!, calling);
    if (deed === 'cancel') {
      return on(pick(this.asked), ({ agency, id }) => exchange.cancel(agency, id, calling));
    }
    if (deed === 'read') {
      return on(pick(await this.released()), ({ agency, id, type }) => exchange.read(agency, id, type, calling));
    }
    if (deed === 'reject') {
      return on(pick(await this.released()), ({ agency, id, type }) => exchange.reject(agency, id, type, calling));
    }
    if (deed === 'end') return this.end(pick(ENDING)!, pick);
    if (deed === 'bring') return on(pick(await this.openFetches()), ({ id }) => exchange.bring(id, calling));
    if (deed === 'decline')
      return on(pick(await exchange.mine(person, 'asks')), ({ id }) => exchange.decline(person, id, calling));
    if (deed === 'transit')
      return on(pick(await exchange.mine(person, 'consents')), ({ id }) =>
        exchange.transit(person, id, pick(TRANSITIONS)!, calling),
      );
    return this.handIn(deed, random, calling);
  }

  /** Something of this person ends in a moment, as if its time had come. */
  private async end([table, which]: (typeof ENDING)[number], pick: Choose): Promise<undefined> {
    const { sql } = this.exchange.registry;
    const rows = await sql.query<Listed>(`SELECT x.id FROM ${table} x WHERE ${which} AND x.subject_ref = ${SUBJECT}`, [
      this.asked[0]?.id ?? null,
    ]);
    const found = pick(rows);
    if (found) await endsIn(sql, table, { id: found.id, seconds: 0.1 });
    return undefined;
  }

  private async ask(agency: string, requirement: string, calling: Calling) {
    const answer = await this.exchange.ask(agency, this.person, { requirement }, calling);
    if (answer.status === 201) this.asked.push({ agency, id: answer.body.id });
    return answer;
  }

  /** Some documents are older than what some requests want. */
  private async handIn(deed: Deed, random: () => number, calling: Calling): Promise<Answer<unknown> | undefined> {
    const { exchange, person } = this;
    const days = random() < 0.4 ? 90 : 1;
    const issuedAt = new Date(Date.now() - days * DAY_MS).toISOString();
    if (deed === 'give') return exchange.give(person, { issuedAt }, calling);
    if (deed === 'grant') {
      const open = (await exchange.mine(person, 'consents')).filter(({ status }) => status === 'requested');
      return exchange.give(person, { issuedAt, grants: open.map(({ id }) => id) }, calling);
    }
    const mine = await exchange.mine<Listed & { evidenceType: string; provenance: string }>(person, 'documents');
    const current = mine.find(
      (document) => document.status === 'current' && document.provenance === 'citizen_provided',
    );
    if (current === undefined) return undefined;
    const { evidenceType } = current;
    if (deed === 'remove') return exchange.remove(person, current.id, calling);
    return exchange.replace(person, current.id, { evidenceType, issuedAt }, calling);
  }

  private openFetches(): Promise<Listed[]> {
    return this.exchange.registry.sql.query<Listed>(
      `SELECT p.id FROM pursuit p WHERE p.kind = 'fetching' AND p.closed_at IS NULL AND p.subject_ref = ${SUBJECT}`,
      [this.asked[0]?.id ?? null],
    );
  }

  private released(): Promise<{ agency: string; id: string; type: string }[]> {
    return this.exchange.registry.sql.query<{ agency: string; id: string; type: string }>(
      `SELECT r.agency, r.id, r.evidence_types[1] AS type FROM evidence_request r
       WHERE r.status = 'released' AND r.subject_ref = ${SUBJECT}`,
      [this.asked[0]?.id ?? null],
    );
  }
}

function chosen(random: () => number): Deed {
  let left = random() * DEEDS.reduce((sum, [weight]) => sum + weight, 0);
  return (DEEDS.find(([weight]) => (left -= weight) < 0) ?? DEEDS[0]!)[1];
}

const on = <T, R>(found: T | undefined, act: (found: T) => Promise<R>): Promise<R | undefined> =>
  found === undefined ? Promise.resolve(undefined) : act(found);
