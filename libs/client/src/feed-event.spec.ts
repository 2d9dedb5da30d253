import { type FeedEvent, feedEvent, isFeedEvent } from './feed-event';
import { type WebhookMessage, WebhookRejected } from './webhook-verifier';

const aMessage = (changes: Partial<WebhookMessage> = {}): WebhookMessage => ({
  ...{ id: 'e-7', type: 'consent.withdrawn', timestamp: '2026-11-22T09:00:00.000Z', number: 7 },
  data: { consentId: 'c-1', requestIds: ['r-1'] },
  ...changes,
});
const anEvent = (type: string, data: unknown): FeedEvent => ({
  ...{ number: 7, id: 'e-7', time: '2026-11-22T09:00:00.000Z' },
  ...{ type, data },
});

describe('an event', () => {
  it('comes by webhook as it does by the feed', () => {
    expect(feedEvent(aMessage())).toEqual(anEvent('consent.withdrawn', { consentId: 'c-1', requestIds: ['r-1'] }));
  });

  it('is not made of another message', () => {
    const { id, data } = aMessage();
    expect(feedEvent({ id, type: 'evidence.released', data })).toBeUndefined();
  });

  it('is refused when it does not say when it happened', () => {
    const { id, type, data } = aMessage();
    expect(() => feedEvent({ id, type, number: 7, data })).toThrow(WebhookRejected);
  });

  it('has the data of its type where that is known', () => {
    const event = anEvent('document.revoked', { documentId: 'd-1', evidenceType: 'payslip', requestIds: [] });
    expect(isFeedEvent(event, 'consent.withdrawn')).toBe(false);
    if (!isFeedEvent(event, 'consent.withdrawn', 'document.revoked', 'document.removed')) throw new Error('it is one');
    // @ts-expect-error a consent has no document, and the types know that it may be one
    expect(event.data.documentId).toBe('d-1');
    if (event.type !== 'consent.withdrawn') expect(event.data.documentId).toBe('d-1');
  });

  it('of a type that is not known passes with data that is not known', () => {
    const event = anEvent('subject.moved', { to: 'elsewhere' });
    expect(isFeedEvent(event, 'subject.erased')).toBe(false);
    // @ts-expect-error nobody knows what it says
    expect(event.data.to).toBe('elsewhere');
  });
});
