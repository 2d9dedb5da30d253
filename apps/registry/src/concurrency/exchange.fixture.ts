import { randomUUID } from 'node:crypto';
import { aRequestBy } from '../catalogue-of-the-story.fixture';
import { aPdf, type Answer, type TestRegistry, uploadOf } from '../registry.fixture';

export interface RequestBody {
  readonly id: string;
  readonly status: string;
  readonly type?: string;
  readonly auditEntryId: string;
}

export interface Listed {
  readonly id: string;
  readonly status?: string;
}

export interface Calling {
  readonly instance?: number;
  readonly key?: string;
  readonly signal?: AbortSignal;
}

const REASONS = ['do_not_have', 'cannot_obtain', 'will_bring_it_myself'] as const;

/** What agencies, citizens and adapters do, by the HTTP API; each call may go to any of the instances. */
export class Exchange {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(readonly registry: TestRegistry) {}

  ask(agency: string, person: string, changes: object = {}, calling: Calling = {}): Promise<Answer<RequestBody>> {
    return this.call(agency, 'POST', '/v1/evidence-requests', {
      body: aRequestBy(agency, person, changes),
      ...calling,
    });
  }

  cancel(agency: string, id: string, calling: Calling = {}): Promise<Answer> {
    return this.call(agency, 'POST', `/v1/evidence-requests/${id}/cancellation`, calling);
  }

  read(agency: string, id: string, evidenceType = 'birth-certificate', calling: Calling = {}): Promise<Answer> {
    return this.call(agency, 'GET', `/v1/evidence-requests/${id}/evidence/${evidenceType}`, calling);
  }

  reject(agency: string, id: string, evidenceType = 'birth-certificate', calling: Calling = {}): Promise<Answer> {
    const path = `/v1/evidence-requests/${id}/evidence/${evidenceType}/rejection`;
    return this.call(agency, 'POST', path, { body: { reason: 'illegible' }, ...calling });
  }

  /** Another scan each time, but the same when a call is repeated. */
  give(person: string, metadata: object = {}, calling: Calling = {}): Promise<Answer<Listed>> {
    const body = uploadOf(
      { evidenceType: 'birth-certificate', channel: 'portal', ...metadata },
      aPdf(`${person} ${calling.key ?? randomUUID()}`),
    );
    return this.call(person, 'POST', '/v1/me/documents', { body, ...calling });
  }

  replace(person: string, id: string, metadata: object, calling: Calling = {}): Promise<Answer> {
    const body = uploadOf({ channel: 'portal', ...metadata }, aPdf(`${person} anew ${randomUUID()}`));
    return this.call(person, 'POST', `/v1/me/documents/${id}/replacement`, { body, ...calling });
  }

  remove(person: string, id: string, calling: Calling = {}): Promise<Answer> {
    return this.call(person, 'POST', `/v1/me/documents/${id}/removal`, calling);
  }

  transit(person: string, consentId: string, transition: string, calling: Calling = {}): Promise<Answer> {
    return this.call(person, 'POST', `/v1/me/consents/${consentId}/${transition}`, { body: {}, ...calling });
  }

  decline(person: string, askId: string, calling: Calling = {}): Promise<Answer> {
    const reason = REASONS[askId.charCodeAt(askId.length - 1) % REASONS.length];
    return this.call(person, 'POST', `/v1/me/asks/${askId}/declination`, { body: { reason }, ...calling });
  }

  async bring(fetchId: string, calling: Calling = {}): Promise<Answer> {
    const body = uploadOf({ issuedAt: new Date(Date.now() - 1_000).toISOString() });
    return this.call('service', 'POST', `/internal/fetches/${fetchId}/document`, { body, ...calling });
  }

  /** What the citizen sees in one of their lists. */
  async mine<T extends Listed = Listed>(person: string, list: 'asks' | 'consents' | 'documents'): Promise<T[]> {
    const { body } = await this.call<{ items: T[] }>(person, 'GET', `/v1/me/${list}`);
    return body.items;
  }

  /** Anything else, in somebody's name. */
  async call<T = Record<string, unknown>>(
    who: string,
    method: string,
    path: string,
    calling: Calling & { body?: object } = {},
  ): Promise<Answer<T>> {
    return this.registry.call<T>(method, path, { token: await this.tokenOf(who), ...calling });
  }

  /** Citizens are named by their identifiers, which are numbers. */
  private async tokenOf(who: string): Promise<string> {
    if (!this.tokens.has(who)) this.tokens.set(who, this.newToken(who));
    return this.tokens.get(who)!;
  }

  private newToken(who: string): Promise<string> {
    if (who === 'service') return this.registry.token({ roles: ['service'], clientId: 'askonce-adapters' });
    return /^\d/.test(who) ? this.registry.citizen(who) : this.registry.agency(who);
  }
}
