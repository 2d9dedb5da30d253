import { setTimeout as sleep } from 'node:timers/promises';
import { Exchange, type Listed, type RequestBody } from '../../../apps/registry/src/concurrency/exchange.fixture';
import { type Answer, newIdentifier, type TestRegistry } from '../../../apps/registry/src/registry.fixture';
import type { History, Operation, Outcome, Particulars } from './history';
import type { Deed, PlannedStep, Schedule } from './schedule';

const PATIENCE_MS = 6_000;
/** Whoever gets no answer does not try the next thing at once. */
const WAIT_MS = 300;
const DAY_MS = 86_400_000;

interface Call extends Particulars {
  readonly deed: Exclude<Deed, 'repeat'>;
  readonly key: string;
}

interface Made {
  readonly person: string;
  readonly agency: string;
  readonly id: string;
  readonly evidenceType: string;
}

/** All clients of a run: each does its steps one after the other, beside the others. */
export class Clients {
  readonly people: readonly string[];
  /** How many steps have begun. */
  begun = 0;
  private readonly exchange: Exchange;
  private readonly requests: Made[] = [];
  private readonly unknown: Operation[] = [];
  private calls = 0;

  constructor(
    registry: TestRegistry,
    private readonly schedule: Schedule,
    private readonly history: History,
    private readonly onStep: (begun: number) => void,
  ) {
    this.exchange = new Exchange(registry);
    this.people = Array.from({ length: schedule.people }, () => newIdentifier());
  }

  async run(): Promise<void> {
    await Promise.all(this.schedule.clients.map((steps, client) => this.live(client, steps)));
  }

  private async live(client: number, steps: readonly PlannedStep[]): Promise<void> {
    const mine: Operation[] = [];
    for (const step of steps) {
      this.begun += 1;
      this.onStep(this.begun);
      await sleep(step.pauseMs);
      const earlier = step.deed === 'repeat' ? at(mine.filter(canBeRepeated), step.pick) : undefined;
      const call = earlier ?? (await this.callOf(step).catch(() => undefined));
      if (call === undefined) continue;
      const operation = await this.attempt(call, { client, instance: step.instance, earlier });
      mine.push(operation);
      if (operation.outcome === 'indeterminate') await sleep(WAIT_MS);
    }
    this.unknown.push(...mine.filter((call) => call.outcome === 'indeterminate' && call.repeats === undefined));
  }

  /** Once everything runs again, half of what nobody knows the end of is called again, and then the end is known. */
  async askAgain(): Promise<void> {
    for (const [index, open] of this.unknown.entries())
      if (index % 2 === 0 && canBeRepeated(open))
        await this.attempt(open, { client: open.client, instance: 1 - open.instance, earlier: open });
  }

  private async attempt(
    call: Call,
    { client, instance, earlier }: { client: number; instance: number; earlier: Operation | undefined },
  ): Promise<Operation> {
    const { deed, key, person, ...about } = particularsOf(call);
    const calledAt = Date.now();
    const answer = await this.perform(call, instance).catch(() => undefined);
    const operation: Operation = {
      ...{ n: (this.calls += 1), client, deed, key, instance, person, ...about },
      ...(earlier && { repeats: earlier.repeats ?? earlier.n }),
      ...{ calledAt, endedAt: Date.now(), outcome: outcomeOf(answer), ...(answer && saidIn(answer)) },
    };
    this.history.add(operation);
    if (deed === 'ask' && operation.outcome === 'ok' && operation.id !== undefined && operation.agency !== undefined)
      this.requests.push({ person, agency: operation.agency, id: operation.id, evidenceType: 'birth-certificate' });
    return operation;
  }

  private perform(call: Call, instance: number): Promise<Answer<object>> {
    const { exchange } = this;
    const calling = { instance, key: call.key, signal: AbortSignal.timeout(PATIENCE_MS) };
    const { person, agency = '', requestId = '', documentId = '', consentId = '' } = call;
    switch (call.deed) {
      case 'ask':
        return exchange.ask(agency, person, { requirement: call.requirement }, calling);
      case 'cancel':
        return exchange.cancel(agency, requestId, calling);
      case 'read':
        return exchange.read(agency, requestId, call.evidenceType, calling);
      case 'reject':
        return exchange.reject(agency, requestId, call.evidenceType, calling);
      case 'give':
      case 'grant':
        return exchange.give(person, { issuedAt: call.issuedAt, grants: call.grants }, calling);
      case 'transit':
        return exchange.transit(person, consentId, call.transition!, calling);
      case 'decline':
        return exchange.decline(person, call.askId!, calling);
      case 'remove':
        return exchange.remove(person, documentId, calling);
      case 'erase':
        return exchange.call(person, 'POST', '/v1/me/erasure', { ...calling, body: {} });
    }
  }

  /** Undefined where there is nothing that it could be done to. */
  private async callOf({ deed, pick, ...step }: PlannedStep): Promise<Call | undefined> {
    const person = this.people[step.person]!;
    const key = crypto.randomUUID();
    const issuedAt = new Date(Date.now() - step.days * DAY_MS).toISOString();
    switch (deed) {
      case 'ask':
        return { deed, key, person, agency: step.agency, requirement: step.requirement };
      case 'cancel':
      case 'read':
      case 'reject': {
        const made = at(this.requests, pick);
        return made && { deed, key, ...made, requestId: made.id };
      }
      case 'give':
        return { deed, key, person, issuedAt };
      case 'grant': {
        const open = (await this.mine(person, 'consents', step)).filter(({ status }) => status === 'requested');
        return { deed, key, person, issuedAt, grants: open.map(({ id }) => id) };
      }
      case 'transit': {
        const consent = at(await this.mine(person, 'consents', step), pick);
        return consent && { deed, key, person, consentId: consent.id, transition: step.transition };
      }
      case 'decline': {
        const ask = at(await this.mine(person, 'asks', step), pick);
        return ask && { deed, key, person, askId: ask.id };
      }
      case 'remove': {
        const documents = await this.mine(person, 'documents', step);
        const document = at(documents.filter(isGiven), pick);
        return document && { deed, key, person, documentId: document.id };
      }
      case 'erase':
        return { deed, key, person };
      case 'repeat':
        return undefined;
    }
  }

  private async mine(person: string, list: string, { instance }: { instance: number }): Promise<Listed[]> {
    const calling = { instance, signal: AbortSignal.timeout(PATIENCE_MS) };
    const { body } = await this.exchange.call<{ items?: Listed[] }>(person, 'GET', `/v1/me/${list}`, calling);
    return body.items ?? [];
  }
}

const isGiven = (document: Listed & { provenance?: string }) =>
  document.status === 'current' && document.provenance === 'citizen_provided';

/** A reading has no key; after an erasure the same call is about somebody else. */
const canBeRepeated = ({ deed }: Operation) => deed !== 'read' && deed !== 'erase';

const at = <T>(all: readonly T[], pick: number): T | undefined => all[Math.floor(pick * all.length)];

/** What a server error leaves open is open: it may come after the commit. */
function outcomeOf(answer: Answer<object> | undefined): Outcome {
  if (answer === undefined || answer.status >= 500) return 'indeterminate';
  // A denial is a decision, and recorded like a release.
  return answer.status < 400 || 'evidenceRequestId' in answer.body ? 'ok' : 'refused';
}

function saidIn({ status, body }: Answer<object>) {
  const { id, evidenceRequestId, type, auditEntryId, ...rest } = body as Partial<RequestBody> & {
    evidenceRequestId?: string;
  };
  const made = id ?? evidenceRequestId;
  const answer = type ?? rest.status;
  return {
    status,
    ...(made !== undefined && { id: made }),
    ...(answer !== undefined && { answer }),
    ...(auditEntryId !== undefined && { auditEntryId }),
  };
}

function particularsOf(call: Call): Call {
  const { deed, key, person, agency, requirement, requestId, evidenceType, ...rest } = call;
  const { consentId, transition, askId, documentId, grants, issuedAt } = rest;
  const given = {
    agency,
    requirement,
    requestId,
    evidenceType,
    consentId,
    transition,
    askId,
    documentId,
    grants,
    issuedAt,
  };
  return { deed, key, person, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
}
