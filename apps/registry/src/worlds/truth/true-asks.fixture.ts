import { sorted } from './true-answers.fixture';
import type { TrueLife } from './true-life.fixture';
import { isWantedBy } from './true-terms.fixture';
import type { TruePursuit, TrueRequest } from './true-things.fixture';
import type { List } from './world.fixture';

const waitingFor = ({ person }: TrueLife, { type, qualifier }: TruePursuit): TrueRequest[] =>
  person.waiting().filter((request) => request.list.includes(type) && request.qualifier === qualifier);

/** What would do in place of what is asked for, for everybody who waits for it: lists of what is still missing. */
export function alternatives(life: TrueLife, asked: TruePursuit): List[] {
  const now = life.person.now();
  const [first = [], ...others] = waitingFor(life, asked).map((request) =>
    life.judge(request, now).instead(asked.type),
  );
  const common = first.filter((list) => others.every((lists) => lists.some((other) => String(other) === String(list))));
  return [...new Map(common.map((list) => [String(list), list])).values()];
}

/** An open ask as the person sees it: what for, who waits, what else would do, and why the last file did not. */
export function askSeen(life: TrueLife, ask: TruePursuit): object {
  const { type, qualifier, why } = ask;
  const { person, world } = life;
  const waiting = waitingFor(life, ask);
  const held = person.current(ask);
  const rejections = waiting.flatMap((request) => (held && person.rejection(held, request)) ?? []);
  const consents = person.consents.filter(
    (consent) => consent.status === 'requested' && waiting.some((request) => isWantedBy(world, consent, request)),
  );
  return {
    ...{ type, qualifier, why },
    alternatives: sorted(alternatives(life, ask)),
    waiting: waiting.map(({ agency, procedure }) => ({ agency, procedure })),
    consents: sorted(consents.map(({ agency, purpose, type: of }) => ({ agency, purpose, type: of }))),
    rejections: sorted([...new Set(rejections)].map(({ request, reason }) => ({ agency: request.agency, reason }))),
  };
}
