import { DEEDS, RUN, scheduleOf } from './schedule';
import { FAULT_KINDS } from './planned-faults';

const all = Array.from({ length: 60 }, (_, seed) => scheduleOf(seed));

describe('a schedule', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(scheduleOf(7)).toEqual(scheduleOf(7));
    expect(scheduleOf(7)).not.toEqual(scheduleOf(8));
  });

  it('has every deed and every fault among some dozens of seeds', () => {
    const deeds = all.flatMap(({ clients }) => clients.flat().map(({ deed }) => deed));
    expect(new Set(deeds)).toEqual(new Set(DEEDS));
    expect(new Set(all.flatMap(({ faults }) => faults.map(({ kind }) => kind)))).toEqual(new Set(FAULT_KINDS));
  });

  it('has its faults in order, and time to heal after the last', () => {
    for (const { faults } of all) {
      expect(faults.map(({ at }) => at)).toEqual(faults.map(({ at }) => at).sort((a, b) => a - b));
      expect(faults.at(-1)!.at).toBeLessThan(RUN.clients * RUN.steps);
    }
  });

  it('can be of some kinds only', () => {
    const { faults } = scheduleOf(3, { ...RUN, kinds: ['kill'] });
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['kill']));
  });
});
