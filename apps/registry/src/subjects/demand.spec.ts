import { type Demand, sameDemand, stricter } from './demand';

const anything: Demand = { maxAgeDays: null, acceptedProvenance: null, asData: false };
const young: Demand = { ...anything, maxAgeDays: 30 };
const issued: Demand = { ...anything, acceptedProvenance: ['agency_issued'] };
const data: Demand = { ...anything, asData: true };

describe('what satisfies two who wait', () => {
  it.each<[string, Demand, Demand, Demand]>([
    ['either, where both take anything', anything, anything, anything],
    ['the younger', young, { ...anything, maxAgeDays: 90 }, young],
    ['what is issued, for who takes anything and who does not', anything, issued, issued],
    ['data, for who needs it and who takes a file', data, anything, data],
    ['data, whoever came first', anything, data, data],
    ['all of it', { ...young, ...issued, maxAgeDays: 30 }, data, { ...issued, maxAgeDays: 30, asData: true }],
    [
      'what the first needs, where no one document could do for both',
      issued,
      { ...anything, acceptedProvenance: ['citizen_provided'] },
      issued,
    ],
  ])('is %s', (_title, first, other, expected) => {
    expect(stricter(first, other)).toEqual(expected);
  });

  it.each([young, issued, data])('is not the same as anything: %j', (demand) => {
    expect([sameDemand(demand, anything), sameDemand(demand, { ...demand })]).toEqual([false, true]);
  });
});
