import { RestingPeople } from './resting-people';

describe('people who could not be dealt with', () => {
  it('rest for a minute, each for their own', () => {
    let elapsed = 0;
    const resting = new RestingPeople(() => elapsed);
    resting.add('first');
    elapsed = 30_000;
    resting.add('second');
    expect(resting.all()).toEqual(['first', 'second']);
    elapsed = 60_000;
    expect(resting.all()).toEqual(['second']);
    elapsed = 90_000;
    expect(resting.all()).toEqual([]);
  });

  it('rest anew when it failed again', () => {
    let elapsed = 0;
    const resting = new RestingPeople(() => elapsed);
    resting.add('first');
    elapsed = 59_999;
    resting.add('first');
    elapsed = 60_000;
    expect(resting.all()).toEqual(['first']);
  });
});
