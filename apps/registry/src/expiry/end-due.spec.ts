import { Catalogue } from '../catalogue/catalogue';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { REGISTRY } from '../calls/citizen';
import { aDocumentDraft } from '../documents/drafts/document-draft.fixture';
import { settle } from '../evidence-requests/settle';
import { applyChanges } from '../subjects/apply-changes.fixture';
import { Draft } from '../subjects/draft';
import type { Person, Pursuit } from '../subjects/person';
import {
  aConsent,
  aDocument,
  aPerson,
  aPursuit,
  aRequest,
  aRequestOfTax,
  daysAgo,
  idOf,
  idsFrom,
  inDays,
  NOW,
} from '../subjects/person.fixture';
import { dueFor } from './due';
import { endDue } from './end-due';

const catalogue = new Catalogue(1, aCatalogueOfTheStory());
const RECEIVER = { agency: 'housing', requestId: idOf(931), releaseId: idOf(941) };

function expired(person: Partial<Person>) {
  const before = aPerson(person);
  const draft = new Draft(before, idsFrom(), REGISTRY);
  endDue(draft, dueFor(before, 14), new Map([[idOf(901), [RECEIVER]]]));
  settle(draft, catalogue);
  const changes = draft.changes({ raisesVersion: draft.movesOthers });
  const after = applyChanges(before, changes);
  return { changes, after, facts: changes.facts.map(({ type }) => type.replace(/^askonce\.|\.v1$/g, '')) };
}

/** The holding of a document or a pursuit that points at it. */
const pointing = (at: { documentId?: string; pursuit?: Pursuit }) => ({
  subjectRef: aPerson().subject.subjectRef,
  evidenceType: at.pursuit?.evidenceType ?? 'birth-certificate',
  qualifier: '',
  documentId: at.documentId ?? null,
  pursuitId: at.pursuit?.id ?? null,
});
const pursued = (changes: Partial<Pursuit>) => {
  const pursuit = aPursuit(changes);
  return { pursuits: [pursuit], holdings: [pointing({ pursuit })] };
};
const askedFor = { openedAt: daysAgo(1), deadline: NOW };
const residence = { evidenceTypes: ['residence-certificate'], requirement: 'proof-of-residence' };

describe('ending what is due', () => {
  it('changes nothing where nothing is due', () => {
    const { changes } = expired({ requests: [aRequestOfTax()], ...pursued({}) });
    expect(changes).toMatchObject({ facts: [], pursuits: [], requests: [], raisesVersion: false });
  });

  it('leaves the bytes of a draft that was not confirmed to be swept, which is no fact', () => {
    const before = aPerson();
    const draft = new Draft(before, idsFrom(), REGISTRY);
    const ended = aDocumentDraft({ expiresAt: NOW });
    endDue(draft, dueFor(before, 14, [ended, aDocumentDraft({ contentId: idOf(1) })]), new Map());
    expect(draft.changes({ raisesVersion: draft.movesOthers })).toMatchObject({
      facts: [],
      dropped: [ended.contentId],
      raisesVersion: false,
    });
  });

  it('closes an ask that nobody answered, and with it who waited from the beginning', () => {
    const { facts, changes, after } = expired({ requests: [aRequestOfTax()], ...pursued(askedFor) });
    expect(facts).toEqual(['ask.closed', 'evidence.moved']);
    expect(changes.pursuits).toMatchObject([{ outcome: 'expired', closedAt: NOW }]);
    expect(changes.requests).toMatchObject([
      { status: 'expired', decisionCode: 'expired', reasons: [{ code: 'ask_expired' }] },
    ]);
    expect(changes.facts[0]?.data).toMatchObject({ actor: REGISTRY, outcome: 'expired' });
    expect(after).toMatchObject({ requests: [], holdings: [{ pursuitId: null }] });
  });

  it('asks anew for who came later, who gets the whole time of an ask', () => {
    const late = aRequestOfTax({ id: idOf(952), createdAt: NOW });
    const { facts, after } = expired({ requests: [aRequestOfTax(), late], ...pursued(askedFor) });
    expect(facts).toEqual(['ask.closed', 'evidence.moved', 'ask.opened']);
    expect(after.requests).toMatchObject([{ id: late.id, status: 'asking' }]);
    expect(after.holdings).toMatchObject([{ pursuitId: after.pursuits.at(-1)?.id }]);
    expect(after.pursuits.at(-1)).toMatchObject({ openedBy: late.id, openedAt: NOW, deadline: inDays(30) });
  });

  it('tells nobody without basis that an ask has run out: that would tell what is held', () => {
    const waiting = aRequest({ status: 'consent_pending', decisionCode: 'consent_pending', createdAt: daysAgo(1) });
    const consents = [aConsent({ status: 'requested', decidedAt: null, validUntil: null })];
    const { facts, after } = expired({ requests: [waiting], consents, ...pursued(askedFor) });
    expect(facts).toEqual(['ask.closed', 'ask.opened']);
    expect(after.requests).toEqual([waiting]);
  });

  it('asks the citizen, and says why, when neither source nor adapters answered', () => {
    const fetch = pursued({
      ...residence,
      evidenceType: 'residence-certificate',
      kind: 'fetching',
      deadline: daysAgo(1),
    });
    const { facts, after } = expired({ requests: [aRequestOfTax({ ...residence, status: 'fetching' })], ...fetch });
    expect(facts).toEqual(['fetch.ended', 'evidence.moved', 'ask.opened']);
    expect(after.pursuits).toMatchObject([
      { kind: 'fetching', outcome: 'unavailable' },
      { kind: 'asking', why: 'source_unavailable', closedAt: null },
    ]);
    expect(after.requests).toMatchObject([{ status: 'asking' }]);
  });

  it('ends a request whose time is up, and what only it waited for', () => {
    const consents = [aConsent({ status: 'requested', decidedAt: null, validUntil: null })];
    const waiting = aRequest({ status: 'consent_pending', expiresAt: NOW });
    const { facts, changes, after } = expired({ requests: [waiting], consents, ...pursued({}) });
    expect(facts).toEqual(['evidence.moved', 'ask.closed', 'consent.changed']);
    expect(changes.facts[0]?.data).toMatchObject({
      from: 'consent_pending',
      to: 'expired',
      decision: { code: 'expired', reasons: [{ code: 'request_expired' }] },
    });
    expect(changes.pursuits).toMatchObject([{ outcome: 'no_longer_needed' }]);
    expect(after.consents).toMatchObject([{ status: 'expired' }]);
    expect(changes.facts[2]?.data).toMatchObject({ transition: 'expiry', from: 'requested', to: 'expired' });
  });

  it('keeps what somebody else still waits for', () => {
    const { facts, after } = expired({
      requests: [aRequestOfTax({ expiresAt: NOW }), aRequestOfTax({ id: idOf(952) })],
      ...pursued({}),
    });
    expect(facts).toEqual(['evidence.moved']);
    expect(after.pursuits).toMatchObject([{ closedAt: null }]);
  });

  it('ends a consent, and asks for it again where a request waits', () => {
    const ended = aConsent({ validUntil: NOW });
    expect(expired({ consents: [ended] })).toMatchObject({
      facts: ['consent.changed'],
      after: { consents: [{ status: 'expired', validUntil: NOW }] },
    });
    const { facts, changes, after } = expired({ consents: [ended], requests: [aRequest()], ...pursued({}) });
    expect(facts).toEqual(['consent.changed', 'evidence.moved', 'consent.changed']);
    expect([changes.facts[0]?.data, changes.facts[2]?.data]).toMatchObject([
      { transition: 'expiry', from: 'given', to: 'expired' },
      { transition: 'request', from: 'expired', to: 'requested' },
    ]);
    expect(after).toMatchObject({ consents: [{ status: 'requested' }], requests: [{ status: 'consent_pending' }] });
  });

  it('tells once that a consent comes to its end', () => {
    const consent = aConsent({ validUntil: inDays(1), decidedAt: daysAgo(80) });
    const { facts, after, changes } = expired({ consents: [consent] });
    expect(facts).toEqual(['consent.expiring']);
    expect(changes.facts[0]?.data).toMatchObject({ consentId: consent.id, validUntil: inDays(1) });
    expect(after.consents).toEqual([{ ...consent, noticedFor: inDays(1) }]);
    expect(expired({ consents: after.consents }).facts).toEqual([]);
  });

  it('ends a document, names who received it, and leaves the holding without', () => {
    const documents = [aDocument({ validUntil: NOW })];
    const holdings = [pointing({ documentId: documents[0]!.id })];
    const { changes, after } = expired({ documents, holdings });
    expect(changes.documents).toMatchObject([{ status: 'expired', endedAt: NOW }]);
    expect(changes.facts).toMatchObject([
      { type: 'askonce.document.ended.v1', data: { how: 'expired', receivers: [RECEIVER] } },
    ]);
    expect(after).toMatchObject({ documents: [], holdings: [{ documentId: null }] });
  });
});
