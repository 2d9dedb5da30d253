import { randomUUID } from 'node:crypto';
import type { Deed } from './deeds.fixture';
import { ask } from './request-deeds.fixture';
import type { Picks } from './picks.fixture';
import type { Play } from './play.fixture';
import { aPdf, uploadOf } from '../registry.fixture';
import { documentRead, givenRead, scanRead } from './seen.fixture';
import type { Answered } from './true-answers.fixture';
import { bring, deposit, fail, give, type Paper, readOwn, remove, revoke } from './true-documents.fixture';
import type { TrueLife } from './true-life.fixture';
import { DAY, type Kind, type TrueConsent, type TrueDocument, type TruePursuit } from './true-person.fixture';
import { compareConsents } from './views.fixture';

const NOBODYS = '00000000-0000-7000-8000-000000000000';
const FAILURES = ['not_found', 'ambiguous', 'unavailable'] as const;
/** Half days, because periods are whole ones. */
const AGES = [undefined, 0.5, 5.5, 15.5, 15.5, 40.5];
let scans = 0;

/** Mostly what is asked for; now and then a file that was given before. */
function paper(play: Play, life: TrueLife, picks: Picks, kinds: readonly Kind[]): Paper {
  const asked = picks.of(kinds);
  const { id } = picks.of(play.world.types)!;
  const other = { type: id, qualifier: picks.of(['', '', 'second'])! };
  const { type, qualifier } = picks.chance(75) && asked ? asked : other;
  const age = picks.of(AGES);
  const ends = picks.chance(15);
  const before = life.person.documents.filter((document) => document.type === type);
  const known = picks.chance(25) ? picks.late(before)?.scan : undefined;
  return {
    ...{ type, qualifier, scan: known ?? `scan ${++scans}` },
    issuedAt: age === undefined ? undefined : Date.now() - age * DAY,
    validUntil: ends ? Date.now() + 5 * DAY : undefined,
  };
}

const datesOf = ({ issuedAt, validUntil }: Paper) => ({
  ...(issuedAt !== undefined && { issuedAt: new Date(issuedAt).toISOString() }),
  ...(validUntil !== undefined && { validUntil: new Date(validUntil).toISOString() }),
});
const describe = (said: Paper, more: object) => ({
  ...{ evidenceType: said.type, qualifier: said.qualifier, channel: 'portal', ...datesOf(said), ...more },
});
const later = (said: Paper): Paper => ({ ...said, validUntil: Date.now() + 9 * DAY });

/** Plays one turn that may bring a document, and gives it its id. */
async function bringing(
  play: Play,
  turn: Omit<Parameters<Play['turn']>[0], 'truth'> & { foretell: () => { answer: Answered; document?: TrueDocument } },
): Promise<void> {
  let document: TrueDocument | undefined;
  const truth = () => {
    const foretold = turn.foretell();
    document = foretold.document;
    return foretold.answer;
  };
  const body = await play.turn({ ...turn, truth });
  if (document) document.id = String(body['id']);
}

/** Consents as the person names them, unknown ones too. */
async function grantsOf(play: Play, life: TrueLife, picks: Picks) {
  const { consents } = life.person;
  const open = consents.filter(({ status }) => status === 'requested');
  const how = picks.of(['none', 'none', 'open', 'open', 'one', 'unknown'] as const)!;
  const one = picks.of(consents);
  const chosen = { none: [], open, one: one ? [one] : [], unknown: [undefined] }[how];
  const ids = chosen.length === 0 ? new Map<string, string>() : await compareConsents(play, life);
  const idOf = (consent: TrueConsent | undefined) =>
    (consent && ids.get(`${consent.agency} ${consent.purpose} ${consent.type}`)) ?? NOBODYS;
  return { grants: chosen, ids: chosen.map(idOf) };
}

const asksOf = ({ person }: TrueLife): TruePursuit[] => person.open().filter(({ source }) => source === undefined);

async function giveOne(play: Play, life: TrueLife, picks: Picks, replaces?: TrueDocument): Promise<void> {
  const said = paper(play, life, picks, replaces ? [] : asksOf(life));
  const wanted: Paper = replaces ? { ...said, type: replaces.type, qualifier: replaces.qualifier } : said;
  const { grants, ids } = await grantsOf(play, life, picks);
  const key = randomUUID();
  const path = replaces ? `/v1/me/documents/${replaces.id}/replacement` : '/v1/me/documents';
  const attempt = (given: Paper) =>
    bringing(play, {
      life,
      what: `give ${JSON.stringify(given)} with ${ids.length} grants, ${replaces ? `in place of ${replaces.id}` : ''}`,
      foretell: () => give(life, given, { grants, key, ...(replaces && { replaces }) }),
      call: () => {
        const body = uploadOf(describe(given, { grants: ids }), aPdf(given.scan));
        return play.exchange.call(life.person.identifier, 'POST', path, { body, key });
      },
      see: givenRead,
    });
  await attempt(wanted);
  play.remember((same) => attempt(same ? wanted : later(wanted)));
}

const replaceOne: Deed = (play, life, picks) => {
  const isCurrent = picks.chance(80);
  const { documents } = life.person;
  const document = picks.late(documents.filter(({ status }) => !isCurrent || status === 'current'));
  return giveOne(play, life, picks, document);
};

const depositOne: Deed = async (play, life, picks) => {
  const { agencies, register } = play.world;
  const isIssued = picks.chance(60);
  const agency = isIssued && picks.chance(70) ? register : picks.of(agencies)!;
  const provenance = isIssued ? 'agency_issued' : 'citizen_provided';
  const said = paper(play, life, picks, life.person.open());
  const subject = { scheme: 'national:xx', identifier: life.person.identifier };
  const key = randomUUID();
  const attempt = (given: Paper) =>
    bringing(play, {
      life,
      what: `${agency} deposits ${JSON.stringify(given)} as ${provenance}`,
      foretell: () => deposit(life, given, { provenance, agency, key }),
      call: () => {
        const body = uploadOf(describe(given, { subject, provenance }), aPdf(given.scan));
        return play.exchange.call(agency, 'POST', '/v1/documents', { body, key });
      },
      see: documentRead,
    });
  await attempt(said);
  play.remember((same) => attempt(same ? said : later(said)));
};

const revokeOne: Deed = (play, life, picks) => {
  const isIssued = picks.chance(90);
  const document = picks.late(life.person.documents.filter(({ issuer }) => (issuer !== undefined) === isIssued));
  const agency = picks.chance(10) || !document?.issuer ? picks.of(play.world.agencies)! : document.issuer;
  const path = `/v1/documents/${document?.id ?? NOBODYS}/revocation`;
  return play.turn({
    life,
    what: `${agency} revokes ${document?.id}`,
    truth: () => revoke(life, agency, document),
    call: () => play.exchange.call(agency, 'POST', path, { body: { reason: 'facts_changed' } }),
    see: documentRead,
  });
};

const removeOne: Deed = (play, life, picks) => {
  const document = picks.chance(5) ? undefined : picks.late(life.person.documents);
  const path = `/v1/me/documents/${document?.id ?? NOBODYS}/removal`;
  return play.turn({
    life,
    what: `the person removes ${document?.id}`,
    truth: () => remove(life, document),
    call: () => play.exchange.call(life.person.identifier, 'POST', path),
    see: documentRead,
  });
};

const readOwnOne: Deed = (play, life, picks) => {
  const document = picks.late(life.person.documents);
  const path = `/v1/me/documents/${document?.id ?? NOBODYS}/content`;
  return play.turn({
    life,
    what: `the person reads ${document?.id}`,
    truth: () => readOwn(life, document),
    call: () => play.exchange.call(life.person.identifier, 'GET', path),
    see: scanRead,
  });
};

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

export const DOCUMENT_DEEDS = {
  give: [7, (play, life, picks) => giveOne(play, life, picks)],
  replace: [4, replaceOne],
  deposit: [4, depositOne],
  revoke: [4, revokeOne],
  remove: [5, removeOne],
  readOwn: [2, readOwnOne],
  answerFetch: [7, answerFetch],
} as const satisfies Record<string, readonly [number, Deed]>;
