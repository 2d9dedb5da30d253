import { createColors } from 'picocolors';
import { CATALOGUE_KINDS } from './catalogue-document';
import { describeFileError } from './catalogue-errors';
import { type Colors, describeField } from './describe-field';
import type { KindDiff, LocatedOutcome } from './send-catalogue';

interface Description {
  readonly dryRun: boolean;
  /** Whether to colour what is added, changed and removed. */
  readonly color: boolean;
}

/** An outcome in lines for people: what is new (+), changed (~) field by field, and gone (-), and who is left waiting. */
export function describeOutcome(outcome: LocatedOutcome, { dryRun, color }: Description): string[] {
  const { version, changed, diff } = outcome;
  if (!changed) return [`Nothing to change: version ${version} is in force.`];
  const colors = createColors(color);
  const kinds = CATALOGUE_KINDS.flatMap((kind) => describeKind(kind, diff[kind], colors));
  const total = (part: keyof KindDiff) => CATALOGUE_KINDS.reduce((sum, kind) => sum + diff[kind][part].length, 0);
  const counts = `${total('added')} added, ${total('changed')} changed, ${total('removed')} removed`;
  const ending = dryRun ? `nothing was applied, version ${version} is in force` : `version ${version} is in force`;
  return [...kinds, ...describeStrands(outcome, dryRun, colors), `${counts}: ${ending}.`];
}

function describeKind(kind: string, { added, changed, removed }: KindDiff, colors: Colors): string[] {
  const lines = [
    ...added.map((id) => colors.green(`  + ${id}`)),
    ...changed.flatMap(({ id, fields }) => [
      colors.yellow(`  ~ ${id}`),
      ...fields.flatMap((field) => describeField(field, colors)),
    ]),
    ...removed.map((id) => colors.red(`  - ${id}`)),
  ];
  return lines.length === 0 ? [] : [colors.bold(kind), ...lines];
}

function describeStrands({ strands }: LocatedOutcome, dryRun: boolean, colors: Colors): string[] {
  if (strands.length === 0) return [];
  const what = dryRun ? 'Refused without --force, because requests wait:' : 'Waiting requests are denied now:';
  return [colors.yellow(what), ...strands.map((strand) => `  ${describeFileError(strand)}`)];
}
