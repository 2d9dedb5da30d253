import type { Explanation } from '@askonce/client';
import { describeExplanation } from './describe-explanation';

const explanation: Explanation = {
  requestId: 'r-1',
  recorded: {
    status: 'asking',
    code: 'asking',
    reasons: [{ code: 'legal_obligation' }, { code: 'citizen_asked' }],
    decidedAt: '2026-11-22T09:00:00.000Z',
    auditEntryId: 'e-1',
  },
  asOf: '2026-11-22T09:05:00.000Z',
  steps: [
    { name: 'agency', outcome: 'holds', detail: 'The agency tax is active in the catalogue.' },
    {
      name: 'evidence',
      outcome: 'waits',
      detail: 'Not everything is held.',
      lists: [
        [{ evidenceType: 'passport', states: ['nothing_held', 'asking'] }],
        [
          { evidenceType: 'birth-certificate', states: ['too_old'] },
          { evidenceType: 'residence-certificate', states: ['held'] },
        ],
      ],
    },
  ],
  next: 'The person is asked, once.',
};

describe('an explanation in the terminal', () => {
  it('says what was decided, each step with its mark, the lists, and what comes next', () => {
    expect(describeExplanation(explanation, false)).toEqual([
      'Request r-1: asking, decided 2026-11-22T09:00:00.000Z',
      '  because: asking, legal obligation, citizen asked',
      '  in the log as e-1',
      '',
      'By the facts of 2026-11-22T09:05:00.000Z:',
      '  ✓ agency: The agency tax is active in the catalogue.',
      '  … evidence: Not everything is held.',
      '      either passport (nothing held, asking)',
      '      or birth-certificate (too old) and residence-certificate (held)',
      '',
      'The person is asked, once.',
    ]);
  });

  it('says once what is the code and the reason of a denial', () => {
    const recorded = { ...explanation.recorded, code: 'ask_declined', reasons: [{ code: 'ask_declined' }] } as const;
    const lines = describeExplanation({ ...explanation, recorded }, false);
    expect(lines).toContain('  because: ask declined');
  });

  it('colours nothing but marks and the status', () => {
    const plain = describeExplanation(explanation, false).join('\n');
    const coloured = describeExplanation(explanation, true).join('\n');
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain);
    expect(coloured).not.toBe(plain);
  });
});
