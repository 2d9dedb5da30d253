import { needsIn } from './needs';

const aConsent = (id: string) => ({ id });
const anAsk = (id: string, ...consents: string[]) => ({ id, consents: consents.map(aConsent) });
const counted = <T>(items: T[], count = items.length) => ({ items, count });

describe('what needs a person', () => {
  it('is an ask once, with the consents that go with it', () => {
    const asks = counted([anAsk('ask', 'housing')]);
    const requestedConsents = counted([aConsent('housing'), aConsent('tax')]);
    expect(needsIn({ asks, requestedConsents })).toEqual({
      asks: asks.items,
      consents: [aConsent('tax')],
      moreAsks: false,
      moreConsents: false,
    });
  });

  it('is more than is shown where there are more', () => {
    const needs = needsIn({ asks: counted([anAsk('ask')], 6), requestedConsents: counted([aConsent('tax')], 7) });
    expect(needs).toMatchObject({ moreAsks: true, moreConsents: true });
  });
});
