import { createHash } from 'node:crypto';
import type { GenericContainer } from 'testcontainers';
import type { Lifetime } from '../lifetime';
import type { PortBook } from '../port-book';
import type { Server } from '../server';

export interface DockerOptions {
  /** The folder of the stack: its containers' volumes are named after it, so two clones share nothing. */
  home: string;
  ports: PortBook;
  password: string;
  kafkaVersion: string;
}

const POSTGRES_IMAGE = 'postgres:18';
const START_MS = 180_000;
const STOP_MS = 15_000;

/** The volumes of the stack in this folder; they outlive the containers. */
export function volumeNames(home: string): { postgres: string; kafka: string } {
  const clone = createHash('sha256').update(home).digest('hex').slice(0, 12);
  return { postgres: `askonce-${clone}-postgres`, kafka: `askonce-${clone}-kafka` };
}

/** Starts PostgreSQL in a container with a named volume; its address is the administrator's URL. */
export async function startDockerPostgres(lifetime: Lifetime, options: DockerOptions): Promise<Server> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const port = await options.ports.port('postgres');
  const container = new GenericContainer(POSTGRES_IMAGE)
    .withEnvironment({
      POSTGRES_USER: 'postgres',
      POSTGRES_PASSWORD: options.password,
      POSTGRES_DB: 'postgres',
      TZ: 'UTC',
    })
    .withExposedPorts({ container: 5432, host: port })
    // From version 18 on the image keeps its data in a folder per version below this one.
    .withBindMounts([{ source: volumeNames(options.home).postgres, target: '/var/lib/postgresql', mode: 'rw' }])
    .withCommand(['postgres', '-c', 'max_connections=200'])
    // The image starts a server for its own set-up first; only the second one listens on TCP for us.
    .withWaitStrategy(Wait.forSuccessfulCommand('pg_isready -h 127.0.0.1 -U postgres'));
  const host = await started(lifetime, container);
  return { address: `postgres://postgres:${encodeURIComponent(options.password)}@${host}:${port}/postgres` };
}

/** Starts Kafka in a container with a named volume. */
export async function startDockerKafka(lifetime: Lifetime, options: DockerOptions): Promise<Server> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const port = await options.ports.port('kafka');
  const container = new GenericContainer(`apache/kafka:${options.kafkaVersion}`)
    .withEnvironment(kafkaEnvironment(options.home, port))
    .withExposedPorts({ container: 9092, host: port })
    .withBindMounts([{ source: volumeNames(options.home).kafka, target: '/var/lib/kafka/data', mode: 'rw' }])
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/));
  return { address: `${await started(lifetime, container)}:${port}` };
}

async function started(lifetime: Lifetime, container: GenericContainer): Promise<string> {
  lifetime.assertRunning();
  const running = await container.withStartupTimeout(START_MS).start();
  const stop = async (): Promise<void> => {
    await running.stop({ timeout: STOP_MS, remove: true, removeVolumes: false });
  };
  try {
    lifetime.own(stop);
  } catch (stopped) {
    await stop();
    throw stopped;
  }
  return running.getHost();
}

function kafkaEnvironment(home: string, port: number): Record<string, string> {
  return {
    // Must be the same at every start on the same volume.
    CLUSTER_ID: createHash('sha256').update(home).digest().subarray(0, 16).toString('base64url'),
    KAFKA_NODE_ID: '1',
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
    KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://localhost:9093',
    KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    KAFKA_LOG_DIRS: '/var/lib/kafka/data',
    KAFKA_HEAP_OPTS: '-Xms128m -Xmx384m',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '1',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR: '1',
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
  };
}
