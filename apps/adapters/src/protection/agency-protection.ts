import {
  BulkheadRejectedError,
  BrokenCircuitError,
  bulkhead,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  type IPolicy,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import { AgencyFailure } from '../connectors/agency-failure';
import type { CallMetrics } from './call-metrics';
import { Interrupted } from './interrupted';
import type { ProtectionLimits } from './protection-limits';

/** The tokens under which the protections of the directions are injected: what fails at one may do well at the other. */
export const FETCH_PROTECTION = Symbol('FETCH_PROTECTION');
export const DELIVERY_PROTECTION = Symbol('DELIVERY_PROTECTION');
export const TELLING_PROTECTION = Symbol('TELLING_PROTECTION');

type Policy = IPolicy;

export interface Bounds {
  /** Aborted when the service stops. */
  readonly stopping: AbortSignal;
  /** Milliseconds that are left for the purpose as a whole, where fewer than the limits allow. */
  readonly withinMs?: number;
}

const isPassing = (error: unknown) =>
  error instanceof TaskCancelledError || (error instanceof AgencyFailure && error.passing);
const isSystemic = (error: unknown) =>
  error instanceof TaskCancelledError || (error instanceof AgencyFailure && error.systemic);

/**
 * The one way to call agencies' systems: with a deadline, retries with jitter, a circuit breaker and a limit of calls at a time,
 * each per agency. Only what the agency does wrong counts against it; other errors pass through as they are.
 */
export class AgencyProtection {
  private readonly policies = new Map<string, Policy>();

  constructor(
    private readonly limits: ProtectionLimits,
    private readonly metrics: CallMetrics,
  ) {}

  /**
   * @param work called once per try; must stop when its signal is aborted, and is not waited for if it does not
   * @throws AgencyFailure, Interrupted, or whatever else the work threw
   */
  async run<T>(agency: string, work: (signal: AbortSignal) => Promise<T>, { stopping, withinMs }: Bounds): Promise<T> {
    const measured = this.metrics.begin(agency);
    const overall = timeout(Math.min(this.limits.overallMs, withinMs ?? Infinity), TimeoutStrategy.Aggressive);
    try {
      const tries = ({ signal }: { signal: AbortSignal }) =>
        this.policyFor(agency).execute((context) => inTime(work, context.signal), signal);
      const result = await overall.execute(tries, stopping);
      measured.end('ok');
      return result;
    } catch (thrown) {
      const error = stopping.aborted ? new Interrupted() : asFailure(thrown);
      measured.end(error instanceof AgencyFailure ? error.code : 'other');
      throw error;
    }
  }

  private policyFor(agency: string): Policy {
    const policy = this.policies.get(agency) ?? this.makePolicy(agency);
    this.policies.set(agency, policy);
    return policy;
  }

  private makePolicy(agency: string): Policy {
    const { tryMs, retries, firstRetryMs, concurrency, breakAfter, breakMs } = this.limits;
    const breaker = circuitBreaker(handleWhen(isSystemic), {
      halfOpenAfter: breakMs,
      breaker: new ConsecutiveBreaker(breakAfter),
    });
    breaker.onStateChange((state) => {
      this.metrics.circuit(agency, state === CircuitState.Open);
    });
    const backoff = new ExponentialBackoff({ initialDelay: firstRetryMs });
    return wrap(
      bulkhead(concurrency),
      retry(handleWhen(isPassing), { maxAttempts: retries, backoff }),
      breaker,
      timeout(tryMs, TimeoutStrategy.Aggressive),
    );
  }
}

/** Whatever is thrown once the time is up is thrown because it is. */
async function inTime<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await work(signal);
  } catch (error) {
    if (signal.aborted) throw new TaskCancelledError();
    throw error;
  }
}

function asFailure(error: unknown): unknown {
  if (error instanceof TaskCancelledError) return new AgencyFailure('timed_out', { cause: error });
  if (error instanceof BrokenCircuitError) return new AgencyFailure('circuit_open', { cause: error });
  if (error instanceof BulkheadRejectedError) return new AgencyFailure('busy', { cause: error });
  return error;
}
