import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES } from '../stack/service-instance';
import { KILL_POINTS } from './kill-points';
import { FAULT_KINDS } from './planned-faults';
import type { RunResult } from './run';

const EVERY_POINT = ROLES.flatMap((role) => KILL_POINTS[role].map((point) => `${role} ${point}`));

/** What all runs together came to, as JSON and for people. */
export class Report {
  private constructor(
    private readonly folder: string,
    private readonly results: RunResult[],
  ) {}

  /** @param resume whether it goes on with what an earlier one says */
  static in(folder: string, resume: boolean): Report {
    const file = join(folder, 'report.json');
    const earlier =
      resume && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { runs: RunResult[] }) : undefined;
    return new Report(folder, earlier?.runs ?? []);
  }

  /** One line for a run. */
  static line({ seed, seconds, operations, faults, restarts, violations }: RunResult): string {
    const { ok, refused, indeterminate } = operations;
    const calls = `${ok} ok, ${refused} refused, ${indeterminate} unknown`;
    const mark = violations.length === 0 ? '✓' : '✗';
    const found = violations.map(({ invariant, what }) => `\n    ${invariant}: ${what}`).join('');
    return `${mark} seed ${seed}: ${calls}; ${faults.join(', ')}; ${restarts} restarts; ${seconds.toFixed(1)} s${found}`;
  }

  get nextSeed(): number {
    return Math.max(0, ...this.results.map(({ seed }) => seed)) + 1;
  }

  get violations(): number {
    return this.results.reduce((sum, { violations }) => sum + violations.length, 0);
  }

  add(result: RunResult): void {
    this.results.push(result);
    writeFileSync(
      join(this.folder, 'report.json'),
      `${JSON.stringify({ summary: this.summary(), runs: this.results }, undefined, 2)}\n`,
    );
    writeFileSync(join(this.folder, 'report.md'), this.markdown());
  }

  private summary() {
    const { results } = this;
    const total = (of: keyof RunResult['operations']) =>
      results.reduce((sum, { operations }) => sum + operations[of], 0);
    const times = (point: string) => results.reduce((sum, { reached }) => sum + (reached[point] ?? 0), 0);
    const faults = results.flatMap((result) => result.faults);
    return {
      runs: results.length,
      operations: { ok: total('ok'), refused: total('refused'), indeterminate: total('indeterminate') },
      faults: Object.fromEntries(FAULT_KINDS.map((kind) => [kind, faults.filter((one) => one === kind).length])),
      reached: Object.fromEntries(EVERY_POINT.map((point) => [point, times(point)])),
      restarts: results.reduce((sum, { restarts }) => sum + restarts, 0),
      violations: this.violations,
    };
  }

  private markdown(): string {
    const { runs, operations, faults, reached, restarts, violations } = this.summary();
    const broken = this.results.filter((result) => result.violations.length > 0);
    return [
      '# Runs under faults',
      '',
      `${runs} runs, ${operations.ok} calls answered, ${operations.refused} refused, ${operations.indeterminate} of unknown end; ${restarts} restarts of services; **${violations} violations**.`,
      '',
      '| fault | times |',
      '| --- | ---: |',
      ...Object.entries(faults).map(([kind, times]) => `| ${kind} | ${times} |`),
      '',
      '| process ended or stood still at | times |',
      '| --- | ---: |',
      ...Object.entries(reached).map(([point, times]) => `| ${point} | ${times} |`),
      ...broken.flatMap(({ seed, violations: found }) => [
        '',
        `## Seed ${seed}`,
        '',
        ...found.map(({ invariant, what }) => `- ${invariant}: ${what}`),
      ]),
      '',
    ].join('\n');
  }
}
