import type { ReconciliationFinding } from '@askonce/client';
import pc from 'picocolors';
import { harmless } from '../../harmless';
import type { EndedReconciliation } from './compare';

/** As with every command, 1 where it could not be tried. */
export const EXIT = { same: 0, differs: 2 } as const;

const LACKING: Readonly<Record<ReconciliationFinding['kind'], string>> = {
  missing: 'missing in the log',
  extra: 'extra in the log, missing in the registry',
  different: 'different',
};

/** What a comparison found, as lines for people. */
export function describeReconciliation({ from, to, progress, result }: EndedReconciliation, color: boolean): string[] {
  const paint = pc.createColors(color);
  const { missing, extra, different, findings, leftOut } = result;
  const looked = `${progress.compared} facts and entries from ${from} to ${to}, ${progress.leaves} leaves`;
  const verdict =
    result.outcome === 'nothing_differs'
      ? `${paint.green('✓')} ${paint.bold('Nothing differs between registry and log')}: ${looked}.`
      : `${paint.red('✗')} ${paint.bold('Registry and log differ')}: ${missing} missing, ${extra} extra, ${different} different; compared were ${looked}.`;
  return [
    verdict,
    ...notCompared(result),
    ...byCode(findings).flatMap((group) => ['', ...describeGroup(group)]),
    ...(leftOut > 0 ? ['', `${leftOut} more are not listed: compare a shorter time to see them.`] : []),
  ];
}

/** What had nothing to be compared with, and is no finding. */
function notCompared({ underWay, erased, closed }: EndedReconciliation['result']): string[] {
  return [
    ...(underWay > 0 ? [`  ${underWay} facts may still be on their way to the log.`] : []),
    ...(erased > 0 ? [`  ${erased} entries are of erased persons, of whom the registry has nothing any more.`] : []),
    ...(closed > 0 ? [`  ${closed} entries can no longer be opened; their public part was compared.`] : []),
  ];
}

/** In the order in which they were found first. */
const byCode = (findings: readonly ReconciliationFinding[]): ReconciliationFinding[][] =>
  Object.values(Object.groupBy(findings, ({ code }) => code));

/** What it means and what to do stands once, above the places where it was found. */
function describeGroup(group: readonly ReconciliationFinding[]): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const { kind, code, side, what, next } = first;
  const where = side === 'either' ? 'on one of the sides' : `in the ${side}`;
  const head = [`${group.length} ${LACKING[kind]} (${code}): something was done ${where}.`, `  ${what}`, `  ${next}`];
  return [...head, ...group.map((finding) => `  - ${placeOf(finding)}`)].map(harmless);
}

function placeOf({ entryId, leafIndex, subjectRef, recordId, members }: ReconciliationFinding): string {
  return [
    ...(entryId === undefined ? [] : [`entry ${entryId}`]),
    ...(leafIndex === undefined ? [] : [`leaf ${leafIndex}`]),
    ...(subjectRef === undefined ? [] : [`person ${subjectRef}`]),
    ...(recordId === undefined ? [] : [`record ${recordId}`]),
    ...(members.length === 0 ? [] : [`differing in ${members.join(', ')}`]),
  ].join(', ');
}
