import type { ConsentInFull } from '@askonce/client';

/** A consent of somebody for the housing office, given, with its history. */
export const aConsent = (changes: Partial<ConsentInFull> = {}): ConsentInFull => ({
  id: '01a21243-4956-7752-8302-26756b86d976',
  recipient: {
    id: 'housing',
    name: { en: 'Housing Office', fi: 'Asumistoimisto' },
    contact: {
      phone: '0100 555 101',
      office: { en: '1 Market Street', fi: 'Kauppakatu 1' },
      hours: { en: 'Monday to Friday, 9 to 16' },
      email: 'housing@example.org',
      website: 'https://housing.example.org',
    },
  },
  purpose: {
    id: 'housing-benefit-eligibility',
    description: { en: 'To see whether you can get housing benefit.', fi: 'Jotta näemme, voitko saada asumistukea.' },
    consequenceOfRefusing: { en: 'You bring the paper yourself.' },
    consequenceOfWithdrawing: { en: 'We can no longer read it.' },
    retention: { en: 'Two years.' },
    maxValidityDays: 180,
  },
  procedure: 'housing-benefit',
  procedureName: { en: 'Housing benefit' },
  evidenceType: 'birth-certificate',
  evidenceTypeName: { en: 'Birth certificate', fi: 'Syntymätodistus' },
  fields: [],
  wholeDocument: true,
  answers: [],
  lawfulBasis: 'consent',
  status: 'given',
  allowedTransitions: ['withdrawal', 'pause', 'renewal'],
  terms: 'terms-as-shown',
  requestedAt: '2026-11-20T08:00:00.000Z',
  decidedAt: '2026-11-21T09:30:00.000Z',
  validUntil: '2027-05-20T09:30:00.000Z',
  history: [
    aStep('request', 'requested', '2026-11-20T08:00:00.000Z', 1),
    aStep('grant', 'given', '2026-11-21T09:30:00.000Z', 2),
  ],
  ...changes,
});

export function aStep(
  transition: ConsentInFull['history'][number]['transition'],
  to: ConsentInFull['status'],
  at: string,
  number: number,
): ConsentInFull['history'][number] {
  return { transition, to, at, auditEntryId: `01a21243-0000-7000-8000-${String(number).padStart(12, '0')}` };
}
