import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokerAnswers } from '../kafka-readiness';
import type { ProcessSpec } from '../processes/managed-process';
import type { ProcessGroup } from '../processes/process-group';
import { SupervisedProcess } from '../processes/supervised-process';
import type { Server } from '../server';
import { until } from '../until';
import { javaCommand } from './java';
import { kafkaProperties, type KafkaPorts } from './kafka-properties';

export interface EmbeddedKafkaOptions {
  /** Holds the configuration and the logs of the topics; made on the first start. */
  folder: string;
  ports: KafkaPorts;
  classpath: string;
  logFile: string;
  /** Hears of unexpected ends. */
  say: (line: string) => void;
  longestPauseMs?: number;
}

const READY_MS = 60_000;
/** Few threads, an early compiler and a small heap: a broker for one machine that starts fast. */
const JVM = [
  '-Xms128m',
  '-Xmx384m',
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
];

/** Starts Apache Kafka (KRaft, one node) on the local Java; its address is the broker's. */
export async function startEmbeddedKafka(group: ProcessGroup, options: EmbeddedKafkaOptions): Promise<Server> {
  const logs = join(options.folder, 'logs');
  mkdirSync(options.folder, { recursive: true });
  if (!existsSync(logs)) await format(group, options, logs);
  const address = `127.0.0.1:${options.ports.broker}`;
  const ready = (): Promise<void> =>
    until('An answer from Kafka', () => brokerAnswers(address), { milliseconds: READY_MS, signal: group.signal });
  const process = await SupervisedProcess.start(group, serverSpec(options, logs), { ...options, ready });
  return { address, process };
}

function serverSpec(options: EmbeddedKafkaOptions, logs: string): ProcessSpec {
  return {
    name: 'Kafka',
    command: javaCommand(),
    args: [...JVM, '-cp', options.classpath, 'kafka.Kafka', writeProperties(options, logs)],
    logFile: options.logFile,
    cwd: options.folder,
    graceMs: 15_000,
  };
}

/** Formats a draft folder that is renamed at the end, so that a start that was cut off can simply be repeated. */
async function format(group: ProcessGroup, options: EmbeddedKafkaOptions, logs: string): Promise<void> {
  const draft = `${logs}.draft`;
  rmSync(draft, { recursive: true, force: true });
  const clusterId = randomBytes(16).toString('base64url');
  await group.run({
    name: 'Kafka format',
    command: javaCommand(),
    args: [
      ...[...JVM, '-cp', options.classpath, 'kafka.tools.StorageTool', 'format', '--standalone'],
      // With a space between, an id that begins with a hyphen would be read as an option.
      ...[`--cluster-id=${clusterId}`, '--config', writeProperties(options, draft)],
    ],
    logFile: options.logFile,
    cwd: options.folder,
  });
  renameSync(draft, logs);
}

function writeProperties({ folder, ports }: EmbeddedKafkaOptions, logs: string): string {
  const file = join(folder, 'server.properties');
  writeFileSync(file, kafkaProperties(logs, ports));
  return file;
}
