import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

const traces = new AsyncLocalStorage<string>();
const SHAPE = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

const hex = (bytes: number) => randomBytes(bytes).toString('hex');

/** A new W3C Trace Context header value. */
export const newTraceparent = (): string => `00-${hex(16)}-${hex(8)}-01`;

/** The next span of a caller's trace, or a new trace where the caller sent none, or nonsense. */
export function continueTrace(traceparent: string | undefined): string {
  if (traceparent === undefined || !SHAPE.test(traceparent)) return newTraceparent();
  return `${traceparent.slice(0, 36)}${hex(8)}${traceparent.slice(52)}`;
}

/** The trace in which the running code was called. */
export const currentTraceparent = (): string | undefined => traces.getStore();

/** The 32 hex digits by which a person finds the log lines of one call. */
export const currentTraceId = (): string | undefined => traces.getStore()?.slice(3, 35);

/** Runs the work, and all that it awaits, inside the trace. */
export const inTrace = <T>(traceparent: string, work: () => T): T => traces.run(traceparent, work);
