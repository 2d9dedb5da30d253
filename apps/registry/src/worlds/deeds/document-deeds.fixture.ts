import { randomUUID } from 'node:crypto';
import type { Deed } from './deeds.fixture';
import { bringing, otherwise, paper, saidOf } from './papers.fixture';
import { NOBODYS, type Picks } from './picks.fixture';
import type { Play } from '../play.fixture';
import { aPdf, uploadOf } from '../../registry.fixture';
import { documentRead, givenRead, scanRead } from '../read.fixture';
import { deposit, give, type Paper, readOwn, remove, revoke } from '../truth/true-documents.fixture';
import type { TrueLife } from '../truth/true-life.fixture';
import type { TrueConsent, TrueDocument, TruePursuit } from '../truth/true-things.fixture';
import { compareConsents } from '../views.fixture';

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
        const body = uploadOf(saidOf(given, { grants: ids }), aPdf(given.scan));
        return play.exchange.call(life.person.identifier, 'POST', path, { body, key });
      },
      see: givenRead,
    });
  await attempt(wanted);
  play.remember((same) => attempt(same ? wanted : otherwise(wanted)));
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
        const body = uploadOf(saidOf(given, { subject, provenance }), aPdf(given.scan));
        return play.exchange.call(agency, 'POST', '/v1/documents', { body, key });
      },
      see: documentRead,
    });
  await attempt(said);
  play.remember((same) => attempt(same ? said : otherwise(said)));
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

export const DOCUMENT_DEEDS = {
  give: [10, (play, life, picks) => giveOne(play, life, picks)],
  replace: [4, replaceOne],
  deposit: [4, depositOne],
  revoke: [4, revokeOne],
  remove: [5, removeOne],
  readOwn: [2, readOwnOne],
} as const satisfies Record<string, readonly [number, Deed]>;
