import { type Demand, sameDemand, stricter } from './demand';

const demand = (maxAgeDays: Demand['maxAgeDays'], acceptedProvenance: Demand['acceptedProvenance'] = null): Demand => ({
  maxAgeDays,
  acceptedProvenance,
  asData: false,
});
const asData = (demanded: Demand): Demand => ({ ...demanded, asData: true });

const ANY = ['citizen_provided', 'agency_issued'] as const;
const ISSUED = ['agency_issued'] as const;
const GIVEN = ['citizen_provided'] as const;

describe('what satisfies two who wait', () => {
  it.each<[string, Demand, Demand, Demand]>([
    ['anything, where it matters to neither', demand(null), demand(null), demand(null)],
    ['what is young enough for the one who minds', demand(null), demand(30), demand(30)],
    ['what is young enough for both', demand(90), demand(30), demand(30)],
    ['what was made today, for who wants that', demand(0), demand(30), demand(0)],
    ['what the one who minds accepts', demand(null), demand(null, ISSUED), demand(null, ISSUED)],
    ['what both accept', demand(null, ANY), demand(null, ISSUED), demand(null, ISSUED)],
    ['data, where one needs it', asData(demand(null)), demand(null), asData(demand(null))],
    ['data, where both need it', asData(demand(null)), asData(demand(null)), asData(demand(null))],
    ['all of it', demand(30, ISSUED), asData(demand(null)), asData(demand(30, ISSUED))],
  ])('is %s, whoever came first', (_title, one, other, expected) => {
    expect(stricter(one, other)).toEqual(expected);
    expect(stricter(other, one)).toEqual(expected);
  });

  it('is what the first one needs, where no document could serve both', () => {
    expect(stricter(demand(90, GIVEN), demand(30, ISSUED))).toEqual(demand(30, GIVEN));
  });
});

describe('two demands are the same', () => {
  it.each<[string, Demand, boolean]>([
    ['in age and provenance', demand(30, ISSUED), true],
    ['not of another age', demand(31, ISSUED), false],
    ['not of any age', demand(null, ISSUED), false],
    ['not of another provenance', demand(30, GIVEN), false],
    ['not of more provenances', demand(30, ANY), false],
    ['not of any provenance', demand(30), false],
    ['not of data', asData(demand(30, ISSUED)), false],
  ])('%s', (_title, other, expected) => {
    expect(sameDemand(demand(30, ISSUED), other)).toBe(expected);
  });
});
