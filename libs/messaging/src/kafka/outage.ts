import { Problem } from '@askonce/problems';

/**
 * Something of our own that a handler needs is away for now: a peer service, a database, Kafka. The event waits, unjudged.
 * A foreign system that is away is no outage: whoever calls it turns that into an outcome.
 */
export class Outage extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(`${what} is away`, options);
    this.name = 'Outage';
  }
}

const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

const KAFKA_ERRORS = new Set([
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSBrokerNotFound',
  'KafkaJSNoBrokerAvailableError',
  'KafkaJSGroupCoordinatorNotFound',
  'KafkaJSLockTimeout',
  'KafkaJSMetadataNotLoaded',
]);

/** Protocol errors that a cluster gives while it starts, stops or elects. */
const PROTOCOL_ERRORS = new Set([
  'BROKER_NOT_AVAILABLE',
  'COORDINATOR_NOT_AVAILABLE',
  'COORDINATOR_LOAD_IN_PROGRESS',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'GROUP_LOAD_IN_PROGRESS',
  'LEADER_NOT_AVAILABLE',
  'NETWORK_EXCEPTION',
  'NOT_CONTROLLER',
  'NOT_COORDINATOR_FOR_GROUP',
  'NOT_ENOUGH_REPLICAS',
  'NOT_ENOUGH_REPLICAS_AFTER_APPEND',
  'NOT_LEADER_FOR_PARTITION',
  'REPLICA_NOT_AVAILABLE',
  'REQUEST_TIMED_OUT',
]);

const DEPTH = 8;

/** Whether the error, or what caused it, says that infrastructure of ours is away, which says nothing about the event. */
export function isOutage(error: unknown, depth = DEPTH): boolean {
  if (!(error instanceof Error) || depth === 0) return false;
  if (error instanceof Outage || (error instanceof Problem && error.kind.status === 503)) return true;
  const { code, type } = error as { code?: unknown; type?: unknown };
  if (typeof code === 'string' && CODES.has(code)) return true;
  if (KAFKA_ERRORS.has(error.name) || (typeof type === 'string' && PROTOCOL_ERRORS.has(type))) return true;
  if (error instanceof AggregateError) return error.errors.some((inner) => isOutage(inner, depth - 1));
  return isOutage(error.cause, depth - 1);
}
