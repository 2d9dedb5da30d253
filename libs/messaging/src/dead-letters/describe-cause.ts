import { InvalidEventData } from '@askonce/contracts';
import { Problem } from '@askonce/problems';
import { EventTooLarge } from '../codec/event-too-large';
import { UnparsableEvent } from '../codec/unparsable-event';
import { HandlerTimedOut } from '../consume/handler-timed-out';

export interface Cause {
  /** The error's class. */
  readonly error: string;
  /** A problem's slug, an SQLSTATE, a Node error code. */
  readonly code?: string;
  readonly detail?: string;
  /** Where it was thrown: the topmost stack frames. */
  readonly where?: string;
}

/** These say what is wrong without quoting anything. Other messages may quote personal data and must not reach a topic. */
const QUOTE_NOTHING = [UnparsableEvent, EventTooLarge, HandlerTimedOut, InvalidEventData, Problem];
const FRAMES = 5;
const MAX_LENGTH = 900;

/** What can be told about an error on a topic: everything but messages that may quote data. */
export function describeCause(error: unknown): Cause {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = error instanceof Problem ? error.kind.slug : (error as { code?: unknown }).code;
  const quotesNothing = QUOTE_NOTHING.some((kind) => error instanceof kind);
  const where = (error.stack ?? '').split('\n').flatMap((line) => /^ {4}at (.+:\d+:\d+\)?)$/.exec(line)?.[1] ?? []);
  return {
    error: error.name === 'Error' ? error.constructor.name : error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(quotesNothing && error.message !== '' ? { detail: error.message.slice(0, MAX_LENGTH) } : {}),
    ...(where.length > 0 ? { where: where.slice(0, FRAMES).join(' < ').slice(0, MAX_LENGTH) } : {}),
  };
}
