import type { Ask, Overview } from '@askonce/client';
import { aConsent } from './a-consent.fixture';
import { askOf, requestOf } from './beside-a-consent';

const consent = aConsent();
type Request = Overview['decisions']['items'][number];

const aRequest = (changes: Partial<Request>) =>
  ({
    id: 'request',
    agency: 'housing',
    purpose: 'housing-benefit-eligibility',
    evidenceTypes: ['birth-certificate'],
    ...changes,
  }) as Request;

const overview = (waiting: Partial<Request>[], decided: Partial<Request>[]) =>
  ({
    waitingRequests: { count: 0, items: waiting.map(aRequest) },
    decisions: { count: 0, items: decided.map(aRequest) },
  }) as unknown as Pick<Overview, 'waitingRequests' | 'decisions'>;

describe('what belongs to a consent', () => {
  it('is the open question of which it is part', () => {
    const asks = [
      { id: 'other', consents: [] },
      { id: 'this', consents: [{ id: consent.id }] },
    ] as unknown as Ask[];
    expect(askOf(consent, asks)?.id).toBe('this');
    expect(askOf({ id: 'another' }, asks)).toBeUndefined();
  });

  it.each<[string, Partial<Request>[], Partial<Request>[], string | undefined]>([
    ['the newest that waits', [{ id: 'older' }, { id: 'newer' }], [{ id: 'decided' }], 'newer'],
    ['else the one that was decided last', [{ agency: 'tax' }], [{ id: 'last' }, { id: 'before' }], 'last'],
    ['none of another purpose', [{ purpose: 'other' }], [], undefined],
    ['none for another document', [{ evidenceTypes: ['diploma'] }], [], undefined],
  ])('is a request: %s', (_which, waiting, decided, expected) => {
    expect(requestOf(consent, overview(waiting, decided))).toBe(expected);
  });
});
