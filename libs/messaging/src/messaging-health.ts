import type { CheckResult } from '@askonce/observability';
import { SESSION_TIMEOUT_MS } from './consume/consumer-session';
import type { ConsumerStatus } from './consume/event-consumer';
import type { KafkaProbe } from './kafka/kafka-probe';

export interface HealthSources {
  readonly probe: Pick<KafkaProbe, 'reachable'>;
  /** Undefined when this service handles no events. */
  readonly consumer: () => ConsumerStatus | undefined;
  /** What keeps the relay from sending, if anything. */
  readonly relayTrouble: () => string | undefined;
  readonly maxLag: number;
}

/** Whether events can leave and arrive. */
export async function messagingHealth(sources: HealthSources): Promise<CheckResult> {
  if (!(await sources.probe.reachable())) return { ok: false, detail: 'Kafka does not answer' };
  const trouble = sources.relayTrouble() ?? consumerTrouble(sources.consumer(), sources.maxLag);
  return trouble === undefined ? { ok: true } : { ok: false, detail: trouble };
}

function consumerTrouble(status: ConsumerStatus | undefined, maxLag: number): string | undefined {
  if (status === undefined) return undefined;
  const { heartbeatAgeMs, lag } = status;
  if (heartbeatAgeMs === undefined) return 'the consumer has not joined its group';
  if (heartbeatAgeMs > SESSION_TIMEOUT_MS)
    return `the consumer's last heartbeat was ${Math.round(heartbeatAgeMs / 1_000)} s ago`;
  const behind = [...lag.values()].reduce((sum, topic) => sum + topic, 0);
  return behind > maxLag ? `${behind} messages are not yet handled` : undefined;
}
