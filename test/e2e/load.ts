import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EvidenceRequest, Problem } from '@askonce/client';
import { eventually } from './eventually';
import type { RunningStack } from './running-stack';

const AGENCIES = {
  school: { procedure: 'school-enrolment', purpose: 'school-enrolment' },
  tax: { procedure: 'child-tax-credit', purpose: 'child-tax-credit-assessment' },
} as const;

interface Failure {
  /** Of the answer; undefined when nobody answered. */
  status: number | undefined;
  seconds: number;
}

/** Agencies that keep asking about ever new people, and remember what they were answered. */
export class Load {
  readonly acknowledged: EvidenceRequest[] = [];
  readonly failures: Failure[] = [];
  /** Of the calls that were answered well, in seconds. */
  slowest = 0;
  private stopping = false;
  private readonly workers: Promise<void>[];

  constructor(private readonly running: RunningStack) {
    this.workers = Object.keys(AGENCIES).map((agency) => this.work(agency as keyof typeof AGENCIES));
  }

  /** Waits until calls are answered well that began after now. */
  async answersAgain(milliseconds = 30_000): Promise<void> {
    const before = this.acknowledged.length;
    await eventually(
      'calls are answered again',
      () => this.acknowledged.length > before + 4 || undefined,
      milliseconds,
    );
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.workers);
  }

  private async work(agency: keyof typeof AGENCIES): Promise<void> {
    while (!this.stopping) {
      const begun = performance.now();
      const seconds = () => (performance.now() - begun) / 1000;
      try {
        this.acknowledged.push(await ask(this.running, agency));
        this.slowest = Math.max(this.slowest, seconds());
      } catch (error) {
        this.failures.push({ status: error instanceof Problem ? error.status : undefined, seconds: seconds() });
      }
      await sleep(40);
    }
  }
}

export function ask(running: RunningStack, agency: keyof typeof AGENCIES): Promise<EvidenceRequest> {
  return running.agency(agency).requestEvidence({
    ...AGENCIES[agency],
    subject: { scheme: 'national:xx', identifier: `9${randomInt(1e10, 1e11)}` },
    requirement: 'proof-of-birth',
    explicitRequest: true,
    channel: 'backend',
  });
}

/** Everything that was acknowledged is kept and logged, and no person's facts have a gap. @throws else */
export async function expectNothingLost(
  running: RunningStack,
  requests: readonly Pick<EvidenceRequest, 'id'>[],
): Promise<void> {
  const ids = requests.map(({ id }) => id);
  const kept = await running.asOwner('registry', (registry) =>
    registry.query<{ subject_ref: string; facts: number }>(
      `SELECT s.subject_ref, s.sequence::int AS facts FROM evidence_request r JOIN subject s ON s.subject_ref = r.subject_ref
        WHERE r.id = ANY($1) ORDER BY s.subject_ref`,
      [ids],
    ),
  );
  expect(kept).toHaveLength(ids.length);
  await running.asOwner('audit', (audit) =>
    eventually('the log has every fact', async () => {
      const logged = await audit.query<{ subject_ref: string; facts: number }>(
        `SELECT e.subject_ref, count(DISTINCT e.sequence)::int AS facts FROM entry e
          WHERE e.subject_ref = ANY($1) GROUP BY e.subject_ref HAVING max(e.sequence) = count(DISTINCT e.sequence)
          ORDER BY e.subject_ref`,
        [kept.map(({ subject_ref }) => subject_ref)],
      );
      expect(logged).toEqual(kept);
      return true;
    }),
  );
}
