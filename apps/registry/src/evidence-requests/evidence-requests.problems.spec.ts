import { DENIAL_CODES } from '@askonce/contracts';
import { DENIALS } from './evidence-requests.problems';

const mends = DENIAL_CODES.map((code) => [code, DENIALS[code].kind.mend] as const);

describe('a denial', () => {
  it.each(mends)('%s says in a sentence how it is mended', (_, mend) => {
    expect(mend).toMatch(/^[A-Z][^\n]{19,}\.$/);
  });

  it('is a 403 of its own, by a name that its code tells', () => {
    for (const code of DENIAL_CODES) {
      const { slug, status } = DENIALS[code].kind;
      expect({ slug, status }).toEqual({ slug: code.replaceAll('_', '-'), status: 403 });
    }
  });

  it('is mended in a way of its own', () => {
    expect(new Set(mends.map(([, mend]) => mend)).size).toBe(DENIAL_CODES.length);
  });
});
