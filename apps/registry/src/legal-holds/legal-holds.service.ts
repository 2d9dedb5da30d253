import { Inject, Injectable } from '@nestjs/common';
import { type Actor, hasRole } from '@askonce/auth';
import { EVENTS } from '@askonce/contracts';
import { Database } from '@askonce/database';
import { Forbidden, InvalidRequest, NotFound } from '@askonce/problems';
import { bodyHash } from '../calls/body-hash';
import { actedBy } from '../calls/citizen';
import { isoTime } from '../calls/iso-time';
import { fact } from '../subjects/changes';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Person, Timestamp } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { repeatedCall } from '../subjects/repeated-call';
import type { LegalHoldRequest } from './dto/legal-hold.request';
import { HoldEnding } from './hold-ending';
import type { LegalHold } from './legal-hold';
import { PersonUnknown } from './legal-holds.problems';
import { findHold, insertHold } from './legal-holds.repository';

const OPERATION = 'legal-holds.place';
const LAST_YEAR = 9_999;

/** How an operator has documents kept that an authority demands, and lets them go again. */
@Injectable()
export class LegalHoldsService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(Database) private readonly database: Database,
    @Inject(HoldEnding) private readonly endings: HoldEnding,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** @throws PersonUnknown, InvalidRequest when it would end in the past or its reference names the person */
  async place(actor: Actor, request: LegalHoldRequest, idempotencyKey: string): Promise<LegalHold> {
    assertOperator(actor);
    assertNamesNobody(request);
    const call = { clientId: actor.clientId, operation: OPERATION, idempotencyKey };
    const id = await this.commands.run({
      who: { identifier: request.subject },
      scope: { evidenceTypes: [], call },
      guard: 'sequence',
      plan: (person, unborn): Plan<string> => {
        if (unborn) throw new PersonUnknown();
        return this.plan(person, actor, { request, call });
      },
    });
    return this.get(id);
  }

  /** Ends it before its time; one that has ended stays as it is. @throws NotFound */
  async lift(actor: Actor, id: string): Promise<LegalHold> {
    assertOperator(actor);
    await this.endings.end(await this.get(id), { actor: actedBy(actor, 'operator'), how: 'lifted' });
    return this.get(id);
  }

  private plan(
    person: Person,
    actor: Actor,
    {
      request,
      call,
    }: { request: LegalHoldRequest; call: { clientId: string; operation: string; idempotencyKey: string } },
  ): Plan<string> {
    const { class: held, authority, reference } = request;
    const hash = bodyHash({ class: held, authority, reference, until: request.until });
    const earlier = repeatedCall(person, hash);
    if (earlier !== undefined) return { result: earlier.resourceId };
    const { subject, now } = person;
    const until = endAfter(now, request.until);
    const draft = new Draft(person, this.newId, actedBy(actor, 'operator'));
    const id = draft.id();
    const hold = {
      subjectRef: subject.subjectRef,
      id,
      class: held,
      authority,
      reference,
      until,
      placedAt: now,
      endedAt: null,
    };
    const data = { actor: draft.actor, holdId: id, class: held, authority, until: isoTime(until) };
    draft.record(fact(draft.id(), EVENTS.legalHoldPlaced, data));
    return {
      changes: draft.changes({ raisesVersion: false, call: { ...call, bodyHash: hash, resourceId: id } }),
      beside: (tx) => insertHold(tx, hold),
      result: id,
    };
  }

  private async get(id: string): Promise<LegalHold> {
    const hold = await findHold(this.database, id);
    if (hold === undefined) throw new NotFound();
    return hold;
  }
}

function assertOperator(actor: Actor): void {
  if (!hasRole(actor, 'operator')) throw new Forbidden();
}

/** Both are kept in clear, and who demands it travels over Kafka. */
function assertNamesNobody({ subject, authority, reference }: LegalHoldRequest): void {
  const naming = Object.entries({ authority, reference }).filter(([, text]) => text.includes(subject.identifier));
  const detail = 'must not repeat the identifier of the person';
  if (naming.length > 0)
    throw new InvalidRequest({ errors: naming.map(([name]) => ({ pointer: `/${name}`, detail })) });
}

function endAfter(now: Timestamp, given: string): Timestamp {
  const until = new Date(given);
  if (until.getTime() > Date.parse(now) && until.getUTCFullYear() <= LAST_YEAR) return until.toISOString();
  throw new InvalidRequest({ errors: [{ pointer: '/until', detail: 'is not a time to come' }] });
}
