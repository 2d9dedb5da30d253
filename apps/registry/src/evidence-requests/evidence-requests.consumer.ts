import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type AskOnceEvent, dataOf, EVENTS } from '@askonce/contracts';
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

  @OnEvent(EVENTS.evidenceRequested)
  onEvidenceRequested(@Payload() event: AskOnceEvent): Promise<void> {
    const { catalogueVersion } = dataOf(EVENTS.evidenceRequested, event);
    return this.reDecisions.reDecideOutdated(personOf(event), catalogueVersion);
  }

  private reDecide(event: AskOnceEvent): Promise<void> {
    return this.reDecisions.reDecide(personOf(event));
  }
}

function personOf({ subject, type }: AskOnceEvent): string {
  if (subject === undefined) throw new Error(`A ${type} event is always about a person.`);
  return subject;
}
