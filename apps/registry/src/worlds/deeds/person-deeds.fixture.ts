import { randomUUID } from 'node:crypto';
import { CONSENT_TRANSITIONS, DECLINATION_REASONS } from '@askonce/contracts';
import type { Deed } from './deeds.fixture';
import { ask as instead } from './request-deeds.fixture';
import { consentRead } from '../read.fixture';
import { allowedFrom, decline, transit } from '../truth/true-consents.fixture';
import type { TrueConsent } from '../truth/true-things.fixture';
import { NOBODYS } from './picks.fixture';
import { letTimePass } from '../passing-time.fixture';
import { compareAsks, compareConsents } from '../views.fixture';

const DAYS = [1, 1, 2, 4, 7, 12, 31, 92];

const changeConsent: Deed = async (play, life, picks) => {
  const { consents, identifier } = life.person;
  const isOpen = picks.chance(40);
  const consent = picks.of(consents.filter(({ status }) => !isOpen || status === 'requested'));
  const allowed = consent ? CONSENT_TRANSITIONS.filter((each) => allowedFrom(consent.status).includes(each)) : [];
  const transition = picks.of(picks.chance(85) && allowed.length > 0 ? allowed : CONSENT_TRANSITIONS)!;
  const second = picks.of(consents);
  const also = picks.chance(20) && second && second !== consent ? [second] : [];
  const ids = await compareConsents(play, life);
  const idOf = (each: TrueConsent) => ids.get(`${each.agency} ${each.purpose} ${each.type}`)!;
  const path = `/v1/me/consents/${consent ? idOf(consent) : NOBODYS}/${transition}`;
  const key = randomUUID();
  const attempt = (alsoFor: readonly TrueConsent[]) =>
    play.turn({
      life,
      what: `${transition} of ${JSON.stringify([consent, ...alsoFor])}`,
      truth: () => transit(life, consent, { transition, alsoFor, key }),
      call: () => play.exchange.call(identifier, 'POST', path, { body: { alsoFor: alsoFor.map(idOf) }, key }),
      see: consentRead,
    });
  await attempt(also);
  const other = also.length > 0 || !consent ? [] : consents.filter((each) => each !== consent).slice(0, 1);
  play.remember((same) => attempt(same ? also : other));
};

const declineAsk: Deed = async (play, life, picks) => {
  const { person } = life;
  const asks = person.pursuits.filter(({ source }) => source === undefined);
  const ask = picks.of(asks.filter(({ closedAt }) => closedAt === undefined));
  const ids = await compareAsks(play, life);
  if (ask === undefined && picks.chance(90)) {
    await instead(play, life, picks);
    return;
  }
  const id = ask === undefined ? NOBODYS : ids.get(`${ask.type} ${ask.qualifier}`)!;
  const [reason, other] = [picks.of(DECLINATION_REASONS)!, picks.of(DECLINATION_REASONS)!];
  const key = randomUUID();
  const attempt = (body: { reason: string }) =>
    play.turn({
      life,
      what: `decline the ask for ${ask?.type} ${ask?.qualifier}: ${body.reason}`,
      truth: () => decline(life, ask, { key, ...body }),
      call: () => play.exchange.call(person.identifier, 'POST', `/v1/me/asks/${id}/declination`, { body, key }),
      see: ({ outcome }) => ({ outcome }),
    });
  await attempt({ reason });
  play.remember((same) => attempt({ reason: same ? reason : other }));
};

const letDaysPass: Deed = async (play, life, picks) => {
  await play.rest(life);
  const days = picks.of(DAYS)!;
  const facts = life.person.facts.length;
  play.note(life, `${days} days pass`);
  life.person.grow(days);
  await letTimePass(play.sql, await play.refOf(life), days);
  await play.follow(life, facts);
};

export const PERSON_DEEDS = {
  changeConsent: [16, changeConsent],
  declineAsk: [6, declineAsk],
  letDaysPass: [4, letDaysPass],
} as const satisfies Record<string, readonly [number, Deed]>;
