import { aConsent } from '../consents/a-consent.fixture';
import { keepersOf } from './keepers-of';

const tax = { id: 'tax', name: { en: 'Tax Office' } };

describe('who may have copies of their own', () => {
  it('is each agency that was once allowed to read something, with what it says of each purpose once', () => {
    const { purpose } = aConsent();
    const consents = [
      aConsent(),
      aConsent({ evidenceType: 'income-statement', status: 'withdrawn' }),
      aConsent({ purpose: { ...purpose, id: 'other', retention: { en: 'Six years.' } }, status: 'expired' }),
      aConsent({ recipient: tax, purpose: { id: 'gone' } }),
    ];
    expect(keepersOf(consents)).toEqual([
      {
        name: { en: 'Housing Office', fi: 'Asumistoimisto' },
        retentions: [{ en: 'Two years.' }, { en: 'Six years.' }],
      },
      { name: { en: 'Tax Office' }, retentions: [] },
    ]);
  });

  it('is nobody who only asked', () => {
    const { validUntil, ...refused } = aConsent({ status: 'refused' });
    expect(validUntil).toBeDefined();
    expect(keepersOf([refused])).toEqual([]);
  });
});
