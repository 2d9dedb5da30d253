import { randomUUID } from 'node:crypto';
import { REJECTION_REASONS } from '@askonce/contracts';
import type { Deed } from './deeds.fixture';
import { NOBODYS, type Picks } from './picks.fixture';
import type { Play } from '../play.fixture';
import { ownRequestRead, requestRead, scanRead } from '../read.fixture';
import type { TrueLife } from '../truth/true-life.fixture';
import type { TrueRequest } from '../truth/true-things.fixture';
import { type Asking, cancel, object, read, reject, show, refusalOf } from '../truth/true-requests.fixture';

/** A request, and who acts on it: mostly the agency that made it. */
function target(play: Play, { person }: TrueLife, picks: Picks, which = (_: TrueRequest) => true) {
  const request = picks.chance(4) ? undefined : picks.late(person.requests.filter(which));
  const agency = picks.chance(4) || !request ? picks.of(play.world.agencies)! : request.agency;
  return { request, agency, path: `/v1/evidence-requests/${request?.id ?? NOBODYS}` };
}

export const ask: Deed = async (play, life, picks) => {
  const { world } = play;
  const active = world.purposes.filter(({ agency }) => agency !== world.suspended);
  const declared = picks.of(picks.chance(3) ? world.purposes : active)!;
  const agency = picks.chance(4) ? picks.of(world.agencies)! : declared.agency;
  const strict = world.requirements.filter(({ maxAgeDays, provenance }) => maxAgeDays ?? provenance);
  const open = life.person.open().map(({ type }) => type);
  const wanted = picks.chance(30) ? strict : world.requirements;
  const joining = wanted.filter(({ lists }) => lists.flat().some((type) => open.includes(type)));
  const requirement = picks.of(joining.length > 0 && picks.chance(40) ? joining : wanted)!.id;
  const byType = picks.chance(30);
  const type = {
    type: picks.of(world.types)!.id,
    ...(picks.chance(40) && { qualifier: picks.of(['second', 'third'])! }),
  };
  const asking: Asking = {
    agency,
    procedure: picks.chance(3) ? picks.of(world.purposes)!.procedure : declared.procedure,
    purpose: picks.chance(3) ? `${world.name}-curiosity` : declared.id,
    ...(byType ? type : { requirement: picks.chance(1) ? `${world.name}-nothing` : requirement }),
    explicit: picks.chance(85),
    channel: 'portal',
  };
  const key = randomUUID();
  await play.ask(life, asking, key);
  play.remember((same) => play.ask(life, same ? asking : { ...asking, channel: 'phone' }, key));
};

const look: Deed = (play, life, picks) => {
  const { request, agency, path } = target(play, life, picks);
  return play.turn({
    life,
    what: `${agency} looks at ${request?.id}`,
    truth: () => show(agency, request),
    call: () => play.exchange.call(agency, 'GET', path),
    see: requestRead,
  });
};

const cancelOne: Deed = (play, life, picks) => {
  const { request, agency, path } = target(play, life, picks);
  return play.turn({
    life,
    what: `${agency} cancels ${request?.id}`,
    truth: () => cancel(life, agency, request),
    call: () => play.exchange.call(agency, 'POST', `${path}/cancellation`),
    see: requestRead,
  });
};

const typeOf = (play: Play, request: TrueRequest | undefined, picks: Picks): string =>
  picks.chance(90) && request ? picks.of(request.list)! : picks.of(play.world.types)!.id;

const readOne: Deed = (play, life, picks) => {
  const how = picks.of(['released', 'released', 'released', 'over', 'over', 'any'] as const)!;
  const { request, agency, path } = target(play, life, picks, (each) => {
    const isOver = each.releases.some((release) => refusalOf(life, each, release) !== undefined);
    return how === 'any' || (each.status === 'released' && (how === 'released' || isOver));
  });
  const type = typeOf(play, request, picks);
  return play.turn({
    life,
    what: `${agency} reads ${type} of ${request?.id}`,
    truth: () => read(life, agency, request, type),
    call: () => play.exchange.call(agency, 'GET', `${path}/evidence/${type}`),
    see: scanRead,
  });
};

const rejectOne: Deed = async (play, life, picks) => {
  const { request, agency, path } = target(play, life, picks, ({ status }) => status === 'released');
  const type = typeOf(play, request, picks);
  const [reason, other] = [picks.of(REJECTION_REASONS)!, picks.of(REJECTION_REASONS)!];
  const key = randomUUID();
  const attempt = (body: { reason: typeof reason }) =>
    play.turn({
      life,
      what: `${agency} rejects ${type} of ${request?.id} as ${body.reason}`,
      truth: () => reject(life, agency, request, { type, key, ...body }),
      call: () => play.exchange.call(agency, 'POST', `${path}/evidence/${type}/rejection`, { body, key }),
      see: requestRead,
    });
  await attempt({ reason });
  play.remember((same) => attempt({ reason: same ? reason : other }));
};

const objectToOne: Deed = async (play, life, picks) => {
  const any = picks.chance(15);
  const { request } = target(play, life, picks, ({ basis }) => any || basis === 'public_task');
  const path = `/v1/me/evidence-requests/${request?.id ?? NOBODYS}/objection`;
  const key = randomUUID();
  const attempt = () =>
    play.turn({
      life,
      what: `the person objects to ${request?.id}`,
      truth: () => object(life, request, key),
      call: () => play.exchange.call(life.person.identifier, 'POST', path, { key }),
      see: ownRequestRead,
    });
  await attempt();
  play.remember(attempt);
};

const repeat: Deed = (play, _life, picks) =>
  play.repeatable.length === 0 ? Promise.resolve() : picks.late(play.repeatable)!(picks.chance(70));

export const REQUEST_DEEDS = {
  ask: [26, ask],
  look: [4, look],
  cancel: [4, cancelOne],
  read: [10, readOne],
  reject: [6, rejectOne],
  object: [2, objectToOne],
  repeat: [6, repeat],
} as const satisfies Record<string, readonly [number, Deed]>;
