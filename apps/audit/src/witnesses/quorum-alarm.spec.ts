import { createLogger, type Logger, Metrics } from '@askonce/observability';
import type { CosigningState } from './cosigning-state';
import { QuorumAlarm } from './quorum-alarm';

const aState = (missingSeconds: number): CosigningState => ({
  ...{ latest: 9, candidate: 7, ageSeconds: 1, reached: 1, needed: 2, isReached: missingSeconds === 0 },
  ...{ missingSeconds, witnesses: [] },
});

describe('the alarm about witnesses', () => {
  it('is raised once when they are too few for longer than a restart takes, and ended once', async () => {
    const told: string[] = [];
    const logger: Logger = createLogger({ name: 'spec', level: 'silent' });
    const record = (level: string) => (_about: unknown, message?: string) => void told.push(`${level}: ${message}`);
    Object.assign(logger, { error: record('error'), info: record('info') });
    const metrics = new Metrics('spec');
    const alarm = new QuorumAlarm(logger, metrics);
    for (const seconds of [0, 5, 31, 32, 1, 0, 0, 5]) alarm.report(aState(seconds));
    expect(told).toEqual(['error: Too few witnesses cosign the log', 'info: Enough witnesses cosign the log again']);
    expect(await metrics.registry.metrics()).toContain('askonce_audit_quorum_missing_seconds{service="spec"} 5');
  });
});
