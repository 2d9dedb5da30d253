import type { Explanation } from '@askonce/client';
import pc from 'picocolors';

const MARKS = { holds: '✓', fails: '✗', waits: '…' } as const;
const words = (code: string) => code.replaceAll('_', ' ');

/** An explanation as lines for people. */
export function describeExplanation(explanation: Explanation, color: boolean): string[] {
  const { requestId, recorded, asOf, steps, next } = explanation;
  const paint = pc.createColors(color);
  // A denial's code is its reason, too.
  const because = new Set([recorded.code, ...recorded.reasons.map(({ code }) => code)]);
  const painted = { holds: paint.green, fails: paint.red, waits: paint.yellow };
  return [
    `Request ${requestId}: ${paint.bold(words(recorded.status))}, decided ${recorded.decidedAt}`,
    `  because: ${[...because].map(words).join(', ')}`,
    `  in the log as ${recorded.auditEntryId}`,
    '',
    `By the facts of ${asOf}:`,
    ...steps.flatMap(({ name, outcome, detail, lists = [] }) => [
      `  ${painted[outcome](MARKS[outcome])} ${words(name)}: ${detail}`,
      ...lists.map((list, index) => `      ${index === 0 ? 'either' : 'or'} ${list.map(describeType).join(' and ')}`),
    ]),
    '',
    next,
  ];
}

const describeType = ({ evidenceType, states }: NonNullable<Explanation['steps'][number]['lists']>[number][number]) =>
  `${evidenceType} (${states.map(words).join(', ')})`;
