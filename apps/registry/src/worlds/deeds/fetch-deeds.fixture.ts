import { aPdf, uploadOf } from '../../registry.fixture';
import { documentRead } from '../read.fixture';
import { bring, fail } from '../truth/true-documents.fixture';
import type { Deed } from './deeds.fixture';
import { bringing, datesOf, paper } from './papers.fixture';
import { NOBODYS } from './picks.fixture';
import { ask } from './request-deeds.fixture';

const FAILURES = ['not_found', 'ambiguous', 'unavailable'] as const;

const answerFetch: Deed = async (play, life, picks) => {
  const fetches = life.person.pursuits.filter(({ source }) => source !== undefined);
  const open = fetches.filter(({ closedAt }) => closedAt === undefined);
  const fetch = picks.of(picks.chance(90) ? open : fetches.slice(-6));
  const found = picks.chance(60);
  const outcome = picks.of(FAILURES)!;
  if (fetch === undefined && picks.chance(90)) return ask(play, life, picks);
  const { issuedAt, validUntil, scan } = paper(play, life, picks, []);
  const said = { type: '', qualifier: '', issuedAt, validUntil, scan };
  const id = fetch === undefined ? NOBODYS : await play.fetchId(life, fetch);
  if (!found && fetch) {
    const facts = life.person.facts.length;
    fail(life, fetch, outcome);
    play.note(life, `the source answers ${outcome} to ${id}`);
    await play.adapters.answer(await play.refOf(life), { ...fetch, id, outcome });
    return play.follow(life, facts);
  }
  return bringing(play, {
    life,
    what: `the source sends ${JSON.stringify(said)} for ${id}`,
    foretell: () => bring(life, fetch, said),
    call: () => {
      const body = uploadOf(datesOf(said), aPdf(scan));
      return play.exchange.call('service', 'POST', `/internal/fetches/${id}/document`, { body });
    },
    see: documentRead,
  });
};

export const FETCH_DEEDS = {
  answerFetch: [7, answerFetch],
} as const satisfies Record<string, readonly [number, Deed]>;
