import { Occupancy } from './occupancy';

describe('Occupancy', () => {
  it('lets each in as often as the limit says, whatever others do', () => {
    const room = new Occupancy(2);
    expect(['a', 'a', 'b', 'a', 'b', 'b'].map((who) => room.enter(who))).toEqual([
      true,
      true,
      true,
      false,
      true,
      false,
    ]);
  });

  it('has room again when one leaves, and not for more than that', () => {
    const room = new Occupancy(2);
    room.enter('a');
    room.enter('a');
    room.leave('a');
    expect([room.enter('a'), room.enter('a')]).toEqual([true, false]);
    room.leave('a');
    room.leave('a');
    expect([room.enter('a'), room.enter('a'), room.enter('a')]).toEqual([true, true, false]);
  });
});
