import { digestOf, inCanonicalOrder } from './catalogue-digest';
import { aCatalogue, anAgency } from '../catalogue.fixture';

describe('the digest of a catalogue', () => {
  it('does not depend on the order of items or of their fields', () => {
    const { agencies } = aCatalogue();
    const shuffled = agencies
      .toReversed()
      .map((agency) => Object.fromEntries(Object.entries(agency).toReversed()) as typeof agency);
    expect(digestOf(inCanonicalOrder(aCatalogue({ agencies: shuffled })))).toBe(
      digestOf(inCanonicalOrder(aCatalogue())),
    );
  });

  it('differs when a value differs', () => {
    const suspended = aCatalogue({ agencies: [anAgency({ status: 'suspended' })] });
    expect(digestOf(suspended)).not.toBe(digestOf(aCatalogue({ agencies: [anAgency()] })));
  });

  it('is written as in Repr-Digest', () => {
    expect(digestOf(aCatalogue())).toMatch(/^sha-256=:[A-Za-z0-9+/]{43}=:$/);
  });
});
