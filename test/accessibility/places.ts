import type { FullLife } from './full-life';

/** An address of the portal. */
export interface Place {
  readonly name: string;
  readonly path: string;
  /** What is typed, by field, so that the form there cannot be taken; nothing is typed elsewhere. */
  readonly mistakes?: Readonly<Record<string, string>>;
}

const NOTHING = {};

/** Where everybody gets, who has something or not. */
export const EVERYBODYS: readonly Place[] = [
  { name: 'home', path: '/' },
  { name: 'asks', path: '/asks' },
  { name: 'documents', path: '/documents' },
  { name: 'give', path: '/documents/give', mistakes: NOTHING },
  { name: 'sharing', path: '/sharing' },
  { name: 'who-looked', path: '/who-looked' },
  { name: 'who-looked-mistakes', path: '/who-looked?text=school&outcome=released&from=2026-13-01&to=x' },
  { name: 'who-looked-table', path: '/who-looked.csv' },
  { name: 'requests', path: '/requests' },
  { name: 'questions', path: '/questions' },
  { name: 'question-new', path: '/questions/new', mistakes: NOTHING },
  { name: 'asked-again', path: '/asked-again' },
  { name: 'asked-again-new', path: '/asked-again/new', mistakes: { day: '2999-01-01' } },
  { name: 'data', path: '/data' },
  { name: 'export', path: '/data/export' },
  { name: 'erasure', path: '/data/erasure', mistakes: NOTHING },
  { name: 'help', path: '/help', mistakes: { number: 'x' } },
  { name: 'language', path: '/language?to=en' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-callback', path: '/sign-in/callback' },
  { name: 'sign-in-failed', path: '/sign-in/failed' },
];

/** Where somebody gets who has some of everything. */
export const placesOf = (life: FullLife): readonly Place[] => [
  { name: 'ask', path: `/asks/${life.ask}`, mistakes: NOTHING },
  { name: 'ask-beside-held', path: `/asks/${life.besideHeld}`, mistakes: NOTHING },
  { name: 'ask-answered', path: `/asks/${life.answered}` },
  { name: 'ask-declined', path: `/asks/${life.declined}` },
  { name: 'ask-do-not-have', path: `/asks/${life.ask}/declination/do-not-have` },
  { name: 'ask-bring', path: `/asks/${life.ask}/declination/bring-it-myself` },
  { name: 'ask-draft', path: `/asks/${life.ask}/draft/${life.askedDraft}` },
  { name: 'ask-draft-content', path: `/asks/${life.ask}/draft/${life.askedDraft}/content` },
  { name: 'consent', path: `/consents/${life.requested}`, mistakes: NOTHING },
  { name: 'consent-given', path: `/consents/${life.given}` },
  { name: 'consent-refused', path: `/consents/${life.refused}` },
  { name: 'document', path: `/documents/${life.own}` },
  { name: 'document-issued', path: `/documents/${life.issued}` },
  { name: 'document-removed', path: `/documents/${life.removed}` },
  { name: 'document-superseded', path: `/documents/${life.superseded}` },
  { name: 'document-content', path: `/documents/${life.own}/content` },
  { name: 'removal', path: `/documents/${life.own}/removal` },
  { name: 'removal-of-issued', path: `/documents/${life.issued}/removal` },
  { name: 'replacement', path: `/documents/${life.own}/replacement`, mistakes: NOTHING },
  { name: 'replacement-draft', path: `/documents/${life.own}/replacement/${life.betterDraft}` },
  { name: 'replacement-draft-content', path: `/documents/${life.own}/replacement/${life.betterDraft}/content` },
  { name: 'draft', path: `/documents/give/${life.ownDraft}` },
  { name: 'draft-content', path: `/documents/give/${life.ownDraft}/content` },
  { name: 'request', path: `/requests/${life.request}` },
  { name: 'request-objected', path: `/requests/${life.objected}` },
  { name: 'objection', path: `/requests/${life.request}/objection` },
  { name: 'sharing-given', path: `/sharing/${life.given}` },
  { name: 'sharing-paused', path: `/sharing/${life.paused}` },
  { name: 'sharing-withdrawn', path: `/sharing/${life.withdrawn}` },
  { name: 'withdrawal', path: `/sharing/${life.given}/withdrawal` },
  { name: 'pause', path: `/sharing/${life.given}/pause` },
  { name: 'resumption', path: `/sharing/${life.paused}/resumption` },
  { name: 'renewal', path: `/sharing/${life.given}/renewal` },
  { name: 'regrant', path: `/sharing/${life.withdrawn}/grant` },
  { name: 'not-now', path: `/sharing/${life.withdrawn}/pause` },
  { name: 'receipt', path: `/sharing/${life.given}/receipt` },
  { name: 'receipt-refused', path: `/sharing/${life.refused}/receipt` },
  { name: 'receipt-record', path: `/sharing/${life.given}/receipt.json` },
  { name: 'receipt-proof', path: `/sharing/${life.given}/proof/${life.proven}` },
  { name: 'question', path: `/questions/${life.question}` },
  { name: 'question-about-entry', path: `/questions/new?about=entry-${life.entry}&kind=error_report` },
  { name: 'question-about-document', path: `/questions/new?about=document-${life.issued}` },
  { name: 'who-looked-entry', path: `/who-looked?entry=${life.entry}` },
  { name: 'who-looked-case', path: `/who-looked?case=${life.request}` },
];
