import pc from 'picocolors';

/** How the registry explains a request to the agency that made it. */
export interface Explanation {
  readonly requestId: string;
  readonly recorded: {
    readonly status: string;
    readonly code: string;
    readonly reasons: readonly { readonly code: string; readonly detail?: string }[];
    readonly decidedAt: string;
    readonly auditEntryId: string;
  };
  readonly asOf: string;
  readonly steps: readonly {
    readonly name: string;
    readonly outcome: 'holds' | 'fails' | 'waits';
    readonly detail: string;
    readonly lists?: readonly (readonly { readonly evidenceType: string; readonly states: readonly string[] }[])[];
  }[];
  readonly next: string;
}

const MARKS = { holds: '✓', fails: '✗', waits: '…' } as const;
const words = (code: string) => code.replaceAll('_', ' ');

/** An explanation as lines for people. */
export function describeExplanation(explanation: Explanation, color: boolean): string[] {
  const { requestId, recorded, asOf, steps, next } = explanation;
  const paint = pc.createColors(color);
  const painted = { holds: paint.green, fails: paint.red, waits: paint.yellow };
  return [
    `Request ${requestId}: ${paint.bold(words(recorded.status))}, decided ${recorded.decidedAt}`,
    `  because: ${[recorded.code, ...recorded.reasons.map(({ code }) => code)].map(words).join(', ')}`,
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

const describeType = ({ evidenceType, states }: { evidenceType: string; states: readonly string[] }) =>
  `${evidenceType} (${states.map(words).join(', ')})`;
