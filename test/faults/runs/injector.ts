import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { TOPICS } from '@askonce/contracts';
import type { Kafka } from 'kafkajs';
import { eventually } from '../../e2e/eventually';
import { signal } from '../../e2e/processes';
import { childrenOf } from '../../e2e/servers';
import type { FaultStack } from '../stack/fault-stack';
import { ROLES, type ServiceInstance } from '../stack/service-instance';
import type { Weather } from '../stack/tcp-proxy';
import type { History } from './history';
import { kafkaOf } from './kafka';
import type { PlannedFault } from './planned-faults';

/** "ASKO": where the relay takes its locks, one for each of its shards. */
const RELAY_LOCKS = 0x41_53_4b_4f;
const SHARDS = 12;
const LARGEST_SKEW_MS = 20_000;

/** Does to a stack what a schedule has planned. */
export class Injector {
  /** What was broken on purpose, and is expected among the dead letters. */
  readonly poisoned: string[] = [];
  private readonly underWay: Promise<void>[] = [];
  private readonly left: PlannedFault[];

  constructor(
    private readonly stack: FaultStack,
    private readonly history: History,
    faults: readonly PlannedFault[],
  ) {
    this.left = [...faults];
  }

  /** Begins what is due once so many steps have begun. */
  readonly onStep = (begun: number): void => {
    while (this.left[0] !== undefined && this.left[0].at <= begun) {
      const fault = this.left.shift()!;
      this.history.note({ fault });
      this.underWay.push(this.inject(fault));
    }
  };

  /** Resolves once all that was done to the stack is over, and everything runs again. */
  async heal(): Promise<void> {
    await Promise.all(this.underWay);
    for (const instance of this.stack.instances) {
      instance.disarm();
      instance.thaw();
      for (const way of [instance.ways.postgres, instance.ways.kafka]) way.become({ kind: 'fair' });
    }
    await this.stack.untilReady();
    this.history.note({ healed: true });
  }

  private async inject(fault: PlannedFault): Promise<void> {
    const { stack } = this;
    const instance = stack.instance(fault.role, fault.instance);
    switch (fault.kind) {
      case 'kill':
        instance.kill();
        return;
      case 'freeze':
      case 'zombie':
        return frozen(instance.pid, fault.ms);
      case 'kill_point':
        instance.arm(fault.point, { nth: fault.nth, signal: 'SIGKILL' });
        return;
      case 'stop_point':
        return this.stopAt(instance, fault);
      case 'kill_kafka':
        signal(stack.servers.process('kafka').pid, 'SIGKILL');
        return;
      case 'freeze_kafka':
        return frozen(stack.servers.process('kafka').pid, fault.ms);
      case 'kill_postgres':
        signal(stack.servers.process('postgres').pid, 'SIGKILL');
        return;
      case 'restart_postgres':
        // Immediate shutdown: nothing is flushed, and it recovers from its log when it starts.
        signal(stack.servers.process('postgres').pid, 'SIGQUIT');
        return;
      case 'freeze_postgres':
        return frozen(stack.servers.process('postgres').pid, fault.ms);
      case 'cut':
        return this.weather(instance, fault, { kind: 'cut' });
      case 'half_open':
        return this.weather(instance, fault, { kind: 'half_open' });
      case 'slow_network':
        return this.weather(instance, fault, { kind: 'slow', upToMs: 200 });
      case 'slow_source':
        stack.sourceWay.become({ kind: 'slow', upToMs: 1_500 });
        await sleep(fault.ms);
        stack.sourceWay.become({ kind: 'fair' });
        return;
      case 'poison':
        return this.poison();
      case 'relay_pause':
        return this.pauseRelays(fault.ms);
      case 'slow_log':
        return this.holdLog(fault.ms);
      case 'rebalances':
        return this.rebalance(fault);
      case 'clock_jump':
        return clockJump(instance, fault);
    }
  }

  private async weather({ ways }: ServiceInstance, { server, ms }: PlannedFault, weather: Weather): Promise<void> {
    ways[server].become(weather);
    await sleep(ms);
    ways[server].become({ kind: 'fair' });
  }

  /** It stands still at the point, if it comes there in time, and goes on later. */
  private async stopAt(instance: ServiceInstance, { point, nth, ms }: PlannedFault): Promise<void> {
    instance.arm(point, { nth, signal: 'SIGSTOP' });
    await sleep(ms);
    instance.disarm();
    instance.thaw();
  }

  private async poison(): Promise<void> {
    const key = `poison-${randomUUID()}`;
    this.poisoned.push(key);
    await eventually('the poison is sent', () => this.send(key), 60_000);
  }

  private async send(key: string): Promise<true> {
    const producer = this.kafka().producer({ allowAutoTopicCreation: false });
    try {
      await producer.connect();
      const headers = { ce_specversion: '1.0' };
      await producer.send({ topic: TOPICS.evidence, acks: -1, messages: [{ key, headers, value: '{ no event' }] });
      return true;
    } finally {
      await producer.disconnect();
    }
  }

  /** Holds the locks by which relays share their work, so that no row leaves. */
  private async pauseRelays(ms: number): Promise<void> {
    await Promise.all(
      ROLES.map((role) =>
        this.stack.databases[role]
          .session(async (session) => {
            const shards = `generate_series(0, ${SHARDS - 1}) AS shard`;
            await session.query(`SELECT pg_advisory_lock(${RELAY_LOCKS}, shard) FROM ${shards}`);
            await sleep(ms);
            await session.query(`SELECT pg_advisory_unlock(${RELAY_LOCKS}, shard) FROM ${shards}`);
          })
          .catch((error: unknown) => {
            this.history.note({ pauseEnded: String(error) });
          }),
      ),
    );
  }

  /** Holds the head of the log, so that whoever consumes facts to log them falls behind. */
  private async holdLog(ms: number): Promise<void> {
    const holding = this.stack.databases.audit.transaction(async (tx) => {
      await tx.query('SELECT FROM log_head FOR UPDATE');
      await sleep(ms);
    });
    await holding.catch((error: unknown) => {
      this.history.note({ holdEnded: String(error) });
    });
  }

  /** Strangers join a service's group and leave it, again and again. */
  private async rebalance({ role, ms }: PlannedFault): Promise<void> {
    const kafka = this.kafka();
    for (const end = Date.now() + ms; Date.now() < end;) {
      const consumer = kafka.consumer({ groupId: `askonce-${role}`, retry: { retries: 1 } });
      try {
        await consumer.connect();
        await consumer.subscribe({ topic: TOPICS.evidence });
        await consumer.run({ autoCommit: false, eachBatch: () => Promise.resolve() });
        await sleep(300);
      } catch (error) {
        this.history.note({ strangerEnded: String(error) });
      } finally {
        await consumer.disconnect();
      }
    }
  }

  private kafka(): Kafka {
    return kafkaOf(this.stack.servers.kafka.brokers);
  }
}

async function frozen(pid: number, ms: number): Promise<void> {
  const all = [pid, ...childrenOf(pid)];
  for (const one of all) signal(one, 'SIGSTOP');
  await sleep(ms);
  for (const one of all) signal(one, 'SIGCONT');
}

async function clockJump(instance: ServiceInstance, { ms, nth }: PlannedFault): Promise<void> {
  instance.skew(nth % 2 === 0 ? LARGEST_SKEW_MS : -LARGEST_SKEW_MS);
  await sleep(ms);
  instance.skew(0);
}
