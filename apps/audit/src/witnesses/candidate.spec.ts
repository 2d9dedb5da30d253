import { type CandidateFacts, isOver, LIFETIME_SECONDS } from './candidate';

const facts: CandidateFacts = { latest: 20, candidate: 10, ageSeconds: 1, isReached: false, known: 10 };

describe('the checkpoint that witnesses are asked about', () => {
  it.each<[string, Partial<CandidateFacts>, boolean]>([
    ['stays while its quorum is missing', {}, false],
    ['stays for all of its time', { ageSeconds: LIFETIME_SECONDS }, false],
    ['gives way when its time is over', { ageSeconds: LIFETIME_SECONDS + 0.1 }, true],
    ['gives way once it has its quorum', { isReached: true }, true],
    ['gives way when a witness is beyond it', { known: 11 }, true],
    ['stays when it is the latest', { latest: 10, isReached: true, ageSeconds: 99 }, false],
    ['gives way when a witness has the latest', { known: 20 }, true],
    ['stays when a witness claims more than there is', { known: 21 }, false],
  ])('%s', (_what, some, expected) => {
    expect(isOver({ ...facts, ...some })).toBe(expected);
  });
});
