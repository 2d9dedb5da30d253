import { Inject, Injectable } from '@nestjs/common';
import { WEBHOOK_FAILURES, type WebhookFailure } from '@askonce/contracts';
import { continueTrace, inTrace, LOGGER, type Logger } from '@askonce/observability';
import { AgencyFailure } from '../connectors/agency-failure';
import { retryDelay } from '../jobs/postponing';
import type { WorkQueue } from '../jobs/work-loop';
import { RegistryGateway } from '../registry/registry-gateway';
import type { FeedTurn, Told } from './feed-turn';
import { Telling } from './telling';

/** Longer than any turn may take: time to begin entries, the last of them, and the calls to the registry. */
const LEASE_SECONDS = 60;

/** Works off what is new in agencies' feeds. The registry knows how far each has come, and lets one process at a time send to it. */
@Injectable()
export class EventsQueue implements WorkQueue<FeedTurn> {
  constructor(
    private readonly registry: RegistryGateway,
    private readonly telling: Telling,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  claim(): Promise<FeedTurn | undefined> {
    return this.registry.claimTurn(LEASE_SECONDS);
  }

  async perform(turn: FeedTurn, stopping: AbortSignal): Promise<void> {
    await inTrace(continueTrace(undefined), () => this.work(turn, stopping));
  }

  private async work(turn: FeedTurn, stopping: AbortSignal): Promise<void> {
    const told = await this.telling.tell(turn, stopping);
    const failure = told.failure && {
      code: codeOf(told.failure),
      retryInMs: retryDelay(told.acknowledged === undefined ? turn.failures + 1 : 1),
    };
    const { agency, claim } = turn;
    const { acknowledged } = told;
    if (told.failure !== undefined) {
      this.log.warn({ err: told.failure, agency, acknowledged, ...failure }, "An agency's events are sent again later");
    } else if (turn.failures > 0 && acknowledged !== undefined) {
      this.log.info({ agency, acknowledged, failures: turn.failures }, 'An agency takes its events again');
    }
    await this.registry.reportTurn({
      agency,
      claim,
      ...(acknowledged !== undefined && { acknowledged }),
      ...(failure !== undefined && { failure }),
    });
  }
}

function codeOf(failure: NonNullable<Told['failure']>): WebhookFailure {
  if (!(failure instanceof AgencyFailure)) return 'secret_missing';
  return WEBHOOK_FAILURES.find((code) => code === failure.code) ?? 'unexpected_answer';
}
