import { type DestinationStream, type Logger, pino } from 'pino';
import { currentTraceId } from './trace';

export type { Logger };

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Names under which personal data or secrets might be logged by mistake, wherever they stand. */
const SECRET = [
  'identifier',
  'subject.identifier',
  'authorization',
  'password',
  'token',
  'accessToken',
  'privateKeyJwk',
  'content',
  'metadata',
  'body',
];

/** An error as it may be logged: PostgreSQL's `detail` and statement parameters quote rows, so they stay out. */
const serialized = (error: unknown): object => {
  if (!(error instanceof Error)) return { message: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: serialized(error.cause) };
  return { type: error.name, message: error.message, ...code, stack: error.stack, ...cause };
};

/** JSON lines on stdout, each with the trace id; nothing else in a service writes there. */
export function createLogger(options: { name: string; level: LogLevel; stream?: DestinationStream }): Logger {
  const settings = {
    name: options.name,
    level: options.level,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET.flatMap((path) => [path, `*.${path}`]), censor: '[redacted]' },
    serializers: { err: serialized },
    mixin: () => {
      const traceId = currentTraceId();
      return traceId === undefined ? {} : { traceId };
    },
  };
  return options.stream ? pino(settings, options.stream) : pino(settings);
}
