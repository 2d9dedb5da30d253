import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type AskOnceEvent, EVENTS } from '@askonce/contracts';
import { OnEvent } from '@askonce/messaging';
import { ReDecisionService } from './re-decision.service';

/** Every change that decisions depend on, of a person or of the catalogue, has waiting requests decided again. */
@Controller()
export class EvidenceRequestsConsumer {
  constructor(private readonly reDecisions: ReDecisionService) {}

  @OnEvent(EVENTS.documentAdded)
  onDocumentAdded(@Payload() event: AskOnceEvent): Promise<void> {
    return this.reDecide(event);
  }

  @OnEvent(EVENTS.documentEnded)
  onDocumentEnded(@Payload() event: AskOnceEvent): Promise<void> {
    return this.reDecide(event);
  }

  @OnEvent(EVENTS.consentChanged)
  onConsentChanged(@Payload() event: AskOnceEvent): Promise<void> {
    return this.reDecide(event);
  }

  @OnEvent(EVENTS.askClosed)
  onAskClosed(@Payload() event: AskOnceEvent): Promise<void> {
    return this.reDecide(event);
  }

  @OnEvent(EVENTS.fetchEnded)
  onFetchEnded(@Payload() event: AskOnceEvent): Promise<void> {
    return this.reDecide(event);
  }

  @OnEvent(EVENTS.catalogueApplied)
  onCatalogueApplied(): Promise<void> {
    return this.reDecisions.reDecideAll();
  }

  private reDecide({ subject, type }: AskOnceEvent): Promise<void> {
    if (subject === undefined) throw new Error(`A ${type} event is always about a person.`);
    return this.reDecisions.reDecide(subject);
  }
}
