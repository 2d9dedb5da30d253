import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@askonce/database';
import type { Exchange } from '../concurrency/exchange.fixture';
import { type Answer, newIdentifier } from '../registry.fixture';
import type { AdapterAnswers } from './adapter-answers.fixture';
import { Feeds, PATIENCE_MS } from './feeds.fixture';
import type { Answered } from './truth/true-answers.fixture';
import { TrueLife } from './truth/true-life.fixture';
import { TruePerson } from './truth/true-person.fixture';
import type { TruePursuit, TrueRequest } from './truth/true-things.fixture';
import { ask, type Asking } from './truth/true-requests.fixture';
import { requestRead } from './read.fixture';
import type { World } from './truth/world.fixture';

type Body = Record<string, unknown>;

/** One call as the truth and the registry answer it. */
export interface Turn {
  readonly life: TrueLife;
  readonly what: string;
  /** Foretells the answer, and lets happen in the truth what happens. */
  readonly truth: () => Answered;
  readonly call: () => Promise<Answer<Body>>;
  readonly see: (body: Body) => object;
}

const PROBLEM = 'urn:askonce:problem:';
const REMEMBERED = 30;

/** A world in which everything happens twice: as it should, and in the registry. Whoever calls waits for each step's end. */
export class Play {
  readonly lives: readonly TrueLife[];
  /** Calls that can be made once more, under the same key; whether with the same words is said then. */
  readonly repeatable: ((sameWords: boolean) => Promise<unknown>)[] = [];
  readonly feeds: Feeds;
  private readonly log: string[] = [];
  private readonly refs = new Map<TrueLife, string>();

  constructor(
    readonly world: World,
    readonly exchange: Exchange,
    readonly adapters: AdapterAnswers,
  ) {
    this.lives = Array.from({ length: world.people }, () => new TrueLife(world, new TruePerson(newIdentifier())));
    this.feeds = new Feeds(exchange);
  }

  get sql(): Database {
    return this.exchange.registry.sql;
  }

  remember(repeat: (sameWords: boolean) => Promise<unknown>): void {
    this.repeatable.push(repeat);
    if (this.repeatable.length > REMEMBERED) this.repeatable.shift();
  }

  /** Both answer; then what follows from it happens in both. @returns the registry's answer */
  async turn({ life, what, truth, call, see }: Turn): Promise<Body> {
    const facts = life.person.facts.length;
    const foretold = truth();
    const { status, body } = await call();
    const type = body['type'];
    const refusal = typeof type === 'string' && type.startsWith(PROBLEM) ? type.slice(PROBLEM.length) : undefined;
    const code = status === 410 && body['code'] !== undefined ? { code: body['code'] } : {};
    const said = refusal === undefined ? see(body) : { problem: refusal, ...code };
    this.note(life, `${what} → ${status} ${JSON.stringify(said)}`);
    this.compare(what, { status, says: said }, foretold);
    await this.follow(life, facts);
    return body;
  }

  /** What a step stirred up comes to rest. */
  async follow(life: TrueLife, factsBefore: number): Promise<void> {
    life.settle(factsBefore);
    for (let facts = life.person.facts.length; life.endWhatIsOver(); facts = life.person.facts.length)
      life.settle(facts);
    await this.caughtUp(life);
  }

  compare(what: string, registry: unknown, truth: unknown): void {
    try {
      expect(registry).toEqual(truth);
    } catch (error) {
      throw new Error(`They disagree about: ${what}\n${(error as Error).message}`, { cause: error });
    }
  }

  /** All that has happened to a person has had its effects, and every feed tells of it. */
  async rest(life: TrueLife): Promise<void> {
    const { suspended, purposes, requirements } = this.world;
    const { procedure, id: purpose } = purposes[0]!;
    const asking = {
      agency: suspended,
      procedure,
      purpose,
      requirement: requirements[0]!.id,
      explicit: true,
      channel: 'portal',
    };
    const request = await this.ask(life, asking, randomUUID());
    await this.feeds.heard(suspended, request!.id);
  }

  async ask(life: TrueLife, asking: Asking, key: string): Promise<TrueRequest | undefined> {
    let asked: TrueRequest | undefined;
    const body = await this.turn({
      life,
      what: `ask ${JSON.stringify(asking)}`,
      truth: () => {
        const { answer, request } = ask(life, asking, key);
        asked = request;
        return answer;
      },
      call: () => this.callToAsk(life, asking, key),
      see: requestRead,
    });
    if (asked) asked.id = String(body['evidenceRequestId'] ?? body['id']);
    return asked;
  }

  private callToAsk(life: TrueLife, { agency, type, explicit, ...asking }: Asking, key: string) {
    const subject = { scheme: 'national:xx', identifier: life.person.identifier };
    const body = { ...asking, subject, explicitRequest: explicit, ...(type !== undefined && { evidenceType: type }) };
    return this.exchange.call(agency, 'POST', '/v1/evidence-requests', { body, key });
  }

  /** The registry's own reference, once it knows the person. */
  async refOf(life: TrueLife): Promise<string> {
    const known = this.refs.get(life);
    if (known !== undefined) return known;
    const body = { scheme: 'national:xx', identifier: life.person.identifier };
    const answer = await this.exchange.call('service', 'POST', '/internal/subjects/resolution', { body });
    const ref = String(answer.body['subjectRef']);
    this.refs.set(life, ref);
    return ref;
  }

  /** The registry's id of a fetch, or of another one for the same that has ended as well. */
  async fetchId(life: TrueLife, { type, qualifier, closedAt }: TruePursuit): Promise<string> {
    const [row] = await this.sql.query<{ id: string }>(
      `SELECT id FROM pursuit WHERE subject_ref = $1 AND evidence_type = $2 AND qualifier = $3 AND kind = 'fetching'
         AND (closed_at IS NULL) = $4 ORDER BY opened_at DESC LIMIT 1`,
      [await this.refOf(life), type, qualifier, closedAt === undefined],
    );
    return String(row?.id);
  }

  /** What to know about something that went wrong. */
  report(problem: unknown): string {
    const message = problem instanceof Error ? problem.message : String(problem);
    return `${message}\n\nThe world:\n${JSON.stringify(this.world)}\n\nWhat happened:\n${this.log.join('\n')}`;
  }

  note(life: TrueLife, line: string): void {
    this.log.push(`${this.log.length + 1}. person ${this.lives.indexOf(life)}: ${line}`);
  }

  /** The registry decides again on its own; as many facts as there should be is when it has done so. */
  private async caughtUp(life: TrueLife): Promise<void> {
    const { facts } = life.person;
    if (facts.length === 0) return;
    const ref = await this.refOf(life);
    const until = Date.now() + PATIENCE_MS;
    for (let wait = 4; ; wait = Math.min(wait * 1.5, 50)) {
      const [row] = await this.sql.query<{ sequence: string }>('SELECT sequence FROM subject WHERE subject_ref = $1', [
        ref,
      ]);
      const reached = Number(row?.sequence ?? 0);
      if (reached === facts.length) return;
      if (reached > facts.length || Date.now() > until) await this.tellFacts(life, ref);
      await pause(wait);
    }
  }

  private async tellFacts({ person }: TrueLife, ref: string): Promise<never> {
    const rows = await this.sql.query<{ type: string; data: object }>(
      'SELECT type, data FROM fact WHERE subject_ref = $1 ORDER BY sequence OFFSET $2',
      [ref, Math.max(0, person.facts.length - 12)],
    );
    const told = person.facts.slice(-12).join('\n');
    const found = rows.map(({ type, data }) => `${type} ${JSON.stringify(data)}`).join('\n');
    throw new Error(`They disagree about the facts. The last ones should be:\n${told}\n\nand are:\n${found}`);
  }
}
