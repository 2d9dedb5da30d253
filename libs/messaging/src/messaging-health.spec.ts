import { messagingHealth } from './messaging-health';
import type { HealthSources } from './messaging-health';

const health = (given: Partial<HealthSources> & { up?: boolean }) =>
  messagingHealth({
    probe: { reachable: () => Promise.resolve(given.up ?? true) },
    consumer: () => ({ lag: new Map([['t', 5]]), heartbeatAgeMs: 10 }),
    relayTrouble: () => undefined,
    maxLag: 10,
    ...given,
  });

describe('readiness of messaging', () => {
  it.each<[string, Parameters<typeof health>[0], boolean]>([
    ['all is well', {}, true],
    ['there is no consumer', { consumer: () => undefined }, true],
    ['Kafka does not answer', { up: false }, false],
    ['the relay cannot send', { relayTrouble: () => 'no' }, false],
    ['no heartbeat yet', { consumer: () => ({ lag: new Map(), heartbeatAgeMs: undefined }) }, false],
    ['the last heartbeat is old', { consumer: () => ({ lag: new Map(), heartbeatAgeMs: 60_000 }) }, false],
    ['too much is not handled', { consumer: () => ({ lag: new Map([['t', 11]]), heartbeatAgeMs: 1 }) }, false],
  ])('when %s', async (_, given, ok) => {
    const result = await health(given);
    expect(result.ok).toBe(ok);
    expect(result.detail === undefined).toBe(ok);
  });
});
