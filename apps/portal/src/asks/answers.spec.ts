import { kindsThatAnswer } from './answers';
import { anAsk } from './asks.fixture';

const named = (id: string) => ({ en: id });
const alternativeNames = Object.fromEntries(['passport', 'extract', 'oath'].map((id) => [id, named(id)]));

describe('the kinds of paper that answer an ask', () => {
  it('are what was asked for where nothing else will do', () => {
    expect(kindsThatAnswer(anAsk())).toEqual([
      { evidenceType: 'birth-certificate', name: { en: 'Birth certificate' }, with: [] },
    ]);
  });

  it('come with what they take beside them, each once, where it takes the least', () => {
    const alternatives = [['extract', 'oath'], ['passport'], ['oath']];
    const kinds = kindsThatAnswer(anAsk({ alternatives, alternativeNames }));
    expect(kinds.map(({ evidenceType, with: beside }) => [evidenceType, beside])).toEqual([
      ['birth-certificate', []],
      ['passport', []],
      ['oath', []],
      ['extract', [named('oath')]],
    ]);
  });
});
