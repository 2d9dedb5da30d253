import {
  type AskOnceEvent,
  EVENTS,
  type EventDefinition,
  InvalidEventData,
  WAITING_STATUSES,
} from '@askonce/contracts';
import { idOf } from '../subjects/person.fixture';
import { MEANINGS } from './feed-entry';
import { FEED_EXAMPLES } from './feed-examples';
import { noticeOf } from './notices';

const SUBJECT = '5d0f6a52-52a0-4a57-9d9c-8f4b6a1c0e11';

const eventOf = ({ type, example }: EventDefinition, changes: object = {}): AskOnceEvent => ({
  id: idOf(1),
  type,
  source: '/registry',
  time: '2026-11-22T09:00:00.000Z',
  subject: SUBJECT,
  data: { ...example, ...changes },
});
const said = (definition: EventDefinition, changes: object = {}) =>
  noticeOf(eventOf(definition, changes))?.say([idOf(2), idOf(3)]);
const concern = (definition: EventDefinition, changes: object = {}) => noticeOf(eventOf(definition, changes))?.concern;

const { evidenceRequested, evidenceMoved, evidenceReleased, evidenceDenied, releaseObjected } = EVENTS;
const { consentChanged, consentExpiring, documentAdded, documentEnded, subjectErased } = EVENTS;
const { questionAsked, askedAgainReported } = EVENTS;
const ABOUT_REQUESTS = [evidenceRequested, evidenceMoved, evidenceReleased, evidenceDenied, releaseObjected];
const TOLD: readonly EventDefinition[] = [
  ...ABOUT_REQUESTS,
  consentChanged,
  consentExpiring,
  documentEnded,
  questionAsked,
  askedAgainReported,
  subjectErased,
];

describe('what agencies are told', () => {
  it('is exemplified for each type', () => {
    expect(new Set(FEED_EXAMPLES.map(({ type }) => type))).toEqual(new Set(Object.keys(MEANINGS)));
    expect(FEED_EXAMPLES.map(({ number }) => number)).toEqual(FEED_EXAMPLES.map((_entry, index) => index + 1));
  });

  describe('of a request', () => {
    const about = {
      requestId: '0193d9a4-0000-7000-8000-000000000001',
      procedure: 'housing-benefit',
      purpose: 'housing-benefit-eligibility',
      channel: 'portal',
    };

    it.each(WAITING_STATUSES)('is that it waits from the beginning: %s', (code) => {
      const decision = { code, reasons: [] };
      expect(said(evidenceRequested, { decision })).toEqual({
        type: 'evidence_request.changed',
        data: { ...about, status: code, decision },
      });
    });

    it.each(['asking', 'cancelled', 'expired'])('is that it moved, from whatever it was: %s', (to) => {
      const decision = { code: to, reasons: [] };
      expect(said(evidenceMoved, { to, decision })).toEqual({
        type: 'evidence_request.changed',
        data: { ...about, status: to, decision },
      });
    });

    it('is what was released, so that later entries about a document are understood', () => {
      const { decision, documents } = evidenceReleased.example;
      const { evidenceType, releaseId, documentId } = documents[0]!;
      expect(said(evidenceReleased)).toEqual({
        type: 'evidence_request.changed',
        data: { ...about, status: 'released', decision, documents: [{ evidenceType, releaseId, documentId }] },
      });
    });

    it('is why it was denied', () => {
      const { decision } = evidenceDenied.example;
      expect(said(evidenceDenied, { journey: idOf(9) })).toEqual({
        type: 'evidence_request.changed',
        data: { ...about, journey: idOf(9), status: 'denied', decision },
      });
    });

    it('is that the person objects', () => {
      const { requestId, procedure, purpose } = about;
      expect(said(releaseObjected)).toEqual({
        type: 'evidence_request.objected',
        data: { requestId, procedure, purpose },
      });
    });

    it.each(ABOUT_REQUESTS)('goes to the agency that made it alone: $type', (definition) => {
      const { requestId } = about;
      expect(concern(definition)).toEqual({ kind: 'request', agency: 'housing', requestId });
    });
  });

  describe('of a consent', () => {
    it.each([
      ['grant', 'given', 'consent.given'],
      ['refusal', 'refused', 'consent.refused'],
      ['withdrawal', 'withdrawn', 'consent.withdrawn'],
      ['pause', 'paused', 'consent.paused'],
      ['resumption', 'given', 'consent.resumed'],
      ['renewal', 'given', 'consent.renewed'],
      ['expiry', 'expired', 'consent.expired'],
    ])('is its %s, with the requests that rest on it', (transition, to, type) => {
      const { consentId, procedure, purpose, evidenceType, validUntil } = consentChanged.example;
      const changes = { transition, to, from: 'given' };
      expect(said(consentChanged, changes)).toEqual({
        type,
        data: { consentId, status: to, procedure, purpose, evidenceType, validUntil, requestIds: [idOf(2), idOf(3)] },
      });
      const scope = { agency: 'housing', purpose, evidenceType };
      expect(concern(consentChanged, changes)).toEqual({ kind: 'consent', ...scope });
    });

    it('is that it will end, and when', () => {
      const { validUntil } = consentExpiring.example;
      expect(said(consentExpiring)).toMatchObject({ type: 'consent.expiring', data: { status: 'given', validUntil } });
    });

    it('is nothing when a question ends that nobody waits for any more', () => {
      const unneeded = { transition: 'expiry', from: 'requested', to: 'expired' };
      expect(noticeOf(eventOf(consentChanged, unneeded))).toBeUndefined();
    });

    it('is nothing when the agency itself asked for it', () => {
      expect(noticeOf(eventOf(consentChanged, { transition: 'request', to: 'requested' }))).toBeUndefined();
    });
  });

  describe('of a document', () => {
    const { documentId, evidenceType } = documentEnded.example;
    const data = { documentId, evidenceType, requestIds: [idOf(2), idOf(3)] };

    it('is that the person took it back, to all who received it', () => {
      expect(said(documentEnded)).toEqual({ type: 'document.removed', data });
      expect(concern(documentEnded)).toEqual({ kind: 'received', documentId });
    });

    it('is that the issuer revoked it, and why', () => {
      const reason = 'issued_in_error';
      expect(said(documentEnded, { how: 'revoked', reason })).toEqual({
        type: 'document.revoked',
        data: { ...data, reason },
      });
    });

    it('is that another stands in its place, but not which', () => {
      expect(said(documentEnded, { how: 'replaced' })).toEqual({ type: 'document.replaced', data });
    });

    it('is that its validity has ended', () => {
      expect(said(documentEnded, { how: 'expired' })).toEqual({ type: 'document.expired', data });
    });

    it('is nothing when a document only came in', () => {
      expect(noticeOf(eventOf(documentAdded))).toBeUndefined();
    });
  });

  describe('of what people say to them', () => {
    const requestIds = [idOf(2), idOf(3)];

    it('is that something is asked, and until when an answer is promised', () => {
      const { questionId, kind, promisedBy, agency, requestId } = questionAsked.example;
      expect(said(questionAsked)).toEqual({
        type: 'question.asked',
        data: { questionId, kind, promisedBy, requestIds },
      });
      expect(concern(questionAsked)).toEqual({ kind: 'agency', agency, requestId });
    });

    it('is whether they asked for what was held, where the person says so themself', () => {
      const { reportId, evidenceType, channel, askedAt } = askedAgainReported.example;
      const data = { reportId, evidenceType, channel, askedAt, requestIds };
      expect(said(askedAgainReported)).toEqual({ type: 'asked_again.reported', data: { ...data, upheld: true } });
      expect(said(askedAgainReported, { outcome: 'not_upheld' })?.data).toMatchObject({ upheld: false });
      expect(concern(askedAgainReported)).toEqual({ kind: 'agency', agency: 'housing', requestId: undefined });
      const { actor } = evidenceDenied.example;
      expect(said(askedAgainReported, { actor })).toEqual({ type: 'asked_again.reported', data });
    });
  });

  it.each(Object.values(EVENTS).filter((definition) => !TOLD.includes(definition)))(
    'does not include $type',
    (definition) => {
      expect(noticeOf(eventOf(definition))).toBeUndefined();
    },
  );

  it('does not include what a later version of ours may tell', () => {
    expect(noticeOf({ ...eventOf(evidenceDenied), type: 'askonce.evidence.denied.v2' })).toBeUndefined();
  });

  it.each(TOLD)(
    'names neither the person nor the clerk nor what the choice of evidence may give away: $type',
    (told) => {
      const planted = { official: 'clerk-7', evidenceTypes: ['given-away'], qualifier: 'child-2', replaces: idOf(7) };
      const text = JSON.stringify(said(told, planted));
      for (const secret of [SUBJECT, 'clerk-7', 'given-away', 'child-2', 'askonce-portal']) {
        expect(text).not.toContain(secret);
      }
    },
  );

  it('rests on events that fit their contract', () => {
    expect(() => noticeOf(eventOf(evidenceMoved, { to: 'somewhere' }))).toThrow(InvalidEventData);
    expect(() => noticeOf(eventOf(evidenceRequested, { decision: { code: 'released', reasons: [] } }))).toThrow(
      'cannot wait for released',
    );
  });
});
