import { FormRefused, SentForm } from '../pages/form';
import { reportOf } from './report-of';

const HELSINKI = 'Europe/Helsinki';
const NOW = Date.parse('2026-11-25T08:00:00Z');
const FILLED = { agency: ['housing'], evidenceType: ['birth-certificate'], channel: ['counter'] };
const report = (given: Record<string, string[]>) => reportOf(new SentForm({ ...FILLED, ...given }), HELSINKI, NOW);

function refusal(given: Record<string, string[]>): readonly string[] {
  try {
    report(given);
  } catch (error) {
    if (error instanceof FormRefused) return Object.keys(error.errors);
    throw error;
  }
  return [];
}

describe('reportOf', () => {
  it('needs no more than who asked, for what, and how', () => {
    expect(report({})).toEqual({ agency: 'housing', evidenceType: 'birth-certificate', channel: 'counter' });
  });

  it.each<[string, string, string | undefined]>([
    ['2026-11-24', '14:30', '2026-11-24T12:30:00.000Z'],
    ['2026-11-24', '', '2026-11-24T10:00:00.000Z'],
    ['2026-11-25', '', undefined],
  ])('takes %s %s as %s', (day, time, at) => {
    expect(report({ day: [day], time: [time] }).at).toBe(at);
  });

  it('hands on the case and the words', () => {
    expect(report({ case: ['c'], text: [' Again! '] })).toMatchObject({ evidenceRequestId: 'c', text: 'Again!' });
  });

  it.each<[string, Record<string, string[]>, string[]]>([
    ['nothing', { agency: [], evidenceType: [], channel: [] }, ['agency', 'evidenceType', 'channel']],
    ['a way that is none', { channel: ['pigeon'] }, ['channel']],
    ['a day that is none', { day: ['2026-02-30'] }, ['day']],
    ['a time without a day', { time: ['12:00'] }, ['day']],
    ['a time to come', { day: ['2026-11-25'], time: ['23:00'] }, ['day']],
    ['a day to come', { day: ['2026-11-26'] }, ['day']],
    ['too many words', { text: ['x'.repeat(2_001)] }, ['text']],
  ])('refuses %s', (_title, given, fields) => {
    expect(refusal(given)).toEqual(fields);
  });
});
