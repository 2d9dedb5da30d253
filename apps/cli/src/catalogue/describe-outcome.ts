import type { CatalogueOutcome } from '@askonce/client';
import { createColors } from 'picocolors';
import { CATALOGUE_KINDS, type CatalogueKind } from './catalogue-document';

export type KindDiff = CatalogueOutcome['diff'][CatalogueKind];
type FieldChange = KindDiff['changed'][number]['fields'][number];
type Colors = ReturnType<typeof createColors>;

interface Description {
  readonly dryRun: boolean;
  /** Whether to colour what is added, changed and removed. */
  readonly color: boolean;
}

/** An outcome in lines for people: what is new (+), changed (~) field by field, and gone (-). */
export function describeOutcome(outcome: CatalogueOutcome, { dryRun, color }: Description): string[] {
  const { version, changed, diff } = outcome;
  if (!changed) return [`Nothing to change: version ${version} is in force.`];
  const colors = createColors(color);
  const kinds = CATALOGUE_KINDS.flatMap((kind) => describeKind(kind, diff[kind], colors));
  const total = (part: keyof KindDiff) => CATALOGUE_KINDS.reduce((sum, kind) => sum + diff[kind][part].length, 0);
  const counts = `${total('added')} added, ${total('changed')} changed, ${total('removed')} removed`;
  const ending = dryRun ? `nothing was applied, version ${version} is in force` : `version ${version} is in force`;
  return [...kinds, `${counts}: ${ending}.`];
}

function describeKind(kind: string, { added, changed, removed }: KindDiff, colors: Colors): string[] {
  const lines = [
    ...added.map((id) => colors.green(`  + ${id}`)),
    ...changed.flatMap(({ id, fields }) => [
      colors.yellow(`  ~ ${id}`),
      ...fields.map((field) => describeField(field, colors)),
    ]),
    ...removed.map((id) => colors.red(`  - ${id}`)),
  ];
  return lines.length === 0 ? [] : [colors.bold(kind), ...lines];
}

function describeField({ pointer, before, after }: FieldChange, colors: Colors): string {
  const name = pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
  if (before === undefined) return colors.green(`      + ${name}: ${JSON.stringify(after)}`);
  if (after === undefined) return colors.red(`      - ${name}: ${JSON.stringify(before)}`);
  return `      ~ ${name}: ${colors.red(JSON.stringify(before))} → ${colors.green(JSON.stringify(after))}`;
}
