import { setTimeout as sleep } from 'node:timers/promises';
import { continueTrace, failpoint, inTrace } from '@askonce/observability';
import type { AskOnceEvent } from '@askonce/contracts';
import { decodeEvent } from '../codec/cloud-events';
import { findHeader } from '../codec/headers';
import { REPLAY_FOR } from '../dead-letters/dead-letter';
import type { DeadLetterSink } from '../dead-letters/dead-letter-sink';
import { backoff } from '../kafka/backoff';
import type { BackoffOptions } from '../kafka/backoff';
import { isOutage } from '../kafka/outage';
import type { MessagingLog } from '../kafka/messaging-log';
import type { EventRoutes } from './event-routes';
import { HandlerTimedOut } from './handler-timed-out';
import type { EventHandler, Received } from './received';
import type { Slots } from './slots';

export interface ProcessorOptions {
  /** Handled in whose name; a replay for another group is skipped. */
  readonly groupId: string;
  readonly maxAttempts: number;
  readonly retry: BackoffOptions;
  readonly outageRetry: BackoffOptions;
  readonly handlerTimeoutMs: number;
  readonly onHandled: (type: string, outcome: 'ok' | 'failed' | 'outage', seconds: number) => void;
}

export const PROCESSOR_DEFAULTS = {
  maxAttempts: 5,
  retry: { firstMs: 50, maxMs: 1_000 },
  outageRetry: { firstMs: 100, maxMs: 2_000 },
  handlerTimeoutMs: 60_000,
  onHandled: () => undefined,
} satisfies Omit<ProcessorOptions, 'groupId'>;

/**
 * Brings one message to its end: handled, skipped, or among the dead letters. What a handler throws stays in here, because
 * kafkajs would take a TypeError for a crash of its own and stop consuming for good.
 */
export class EventProcessor {
  constructor(
    private readonly routes: EventRoutes,
    private readonly deadLetters: DeadLetterSink,
    private readonly slots: Slots,
    private readonly log: MessagingLog,
    private readonly options: ProcessorOptions,
  ) {}

  /** @returns whether the message is done with; false only when the service stops first. */
  async process(message: Received, stopping: AbortSignal): Promise<boolean> {
    let event: AskOnceEvent;
    try {
      const forGroup = findHeader(message.headers, REPLAY_FOR);
      if (forGroup !== undefined && forGroup !== this.options.groupId) return true;
      event = decodeEvent(message.topic, message.headers, message.value);
    } catch (error) {
      return this.bury(message, { error, attempts: 0 }, stopping);
    }
    const handlers = this.routes.find(message.topic, event.type);
    if (handlers.length === 0) return true;
    return this.handle({ message, event, handlers }, stopping);
  }

  private async handle(work: Work, stopping: AbortSignal): Promise<boolean> {
    let failures = 0;
    let outages = 0;
    for (;;) {
      failpoint('consumer.before-handle');
      const error = await this.attempt(work, failures + 1, stopping);
      failpoint('consumer.after-handle-before-commit');
      if (error === undefined) return true;
      const outage = isOutage(error);
      if (outage) outages += 1;
      else failures += 1;
      this.report(work, error, { failures, outages });
      if (failures >= this.options.maxAttempts) return this.bury(work.message, { error, attempts: failures }, stopping);
      const wait = outage ? backoff(outages, this.options.outageRetry) : backoff(failures, this.options.retry);
      if (!(await waited(wait, stopping))) return false;
    }
  }

  /** @returns what went wrong, if anything did. */
  private async attempt({ message, event, handlers }: Work, attempt: number, stopping: AbortSignal): Promise<unknown> {
    return this.slots.run(async () => {
      const begun = performance.now();
      const error = await inTrace(continueTrace(event.traceparent), () =>
        this.inTime(stopping, async (signal) => {
          const { topic, partition } = message;
          const key = message.key?.toString() ?? '';
          const context = { topic, partition, offset: message.offset.toString(), key, attempt, signal };
          for (const handler of handlers) await handler(event, context);
        }),
      );
      const outcome = error === undefined ? 'ok' : isOutage(error) ? 'outage' : 'failed';
      this.options.onHandled(event.type, outcome, (performance.now() - begun) / 1_000);
      return error;
    });
  }

  private async inTime(stopping: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<unknown> {
    const { handlerTimeoutMs } = this.options;
    const timeUp = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<unknown>((resolve) => {
      timer = setTimeout(() => {
        resolve(new HandlerTimedOut(handlerTimeoutMs));
        timeUp.abort();
      }, handlerTimeoutMs);
    });
    const ended = (async () => work(AbortSignal.any([stopping, timeUp.signal])))().then(
      () => undefined,
      (error: unknown) => error ?? new Error('A handler threw nothing'),
    );
    try {
      return await Promise.race([ended, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private report(
    { message, event }: Work,
    error: unknown,
    { failures, outages }: { failures: number; outages: number },
  ) {
    const fields = { err: error, type: event.type, id: event.id, topic: message.topic, partition: message.partition };
    if (!isOutage(error)) this.log.warn({ ...fields, attempt: failures }, 'An event could not be handled');
    else if (outages === 1) this.log.warn(fields, 'An event waits for an outage to end');
  }

  /** A dead letter that cannot be written waits, because the message must not vanish. */
  private async bury(message: Received, why: { error: unknown; attempts: number }, stopping: AbortSignal) {
    for (let tries = 1; ; tries += 1) {
      try {
        await this.deadLetters.bury(message, why);
        return true;
      } catch (error) {
        if (tries === 1)
          this.log.error({ err: error, topic: message.topic }, 'A dead letter cannot be written; it waits');
      }
      if (!(await waited(backoff(tries, this.options.outageRetry), stopping))) return false;
    }
  }
}

interface Work {
  readonly message: Received;
  readonly event: AskOnceEvent;
  readonly handlers: readonly EventHandler[];
}

/** @returns false when the service stops before the time is over. */
async function waited(ms: number, stopping: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { signal: stopping }).catch(() => false);
}
