import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type AskOnceEvent, EVENTS } from '@askonce/contracts';
import { OnEvent } from '@askonce/messaging';
import { CuriosityGuard } from './curiosity-guard';

@Controller()
export class LookupsConsumer {
  constructor(private readonly guard: CuriosityGuard) {}

  @OnEvent(EVENTS.evidenceRequested)
  onRequested(@Payload() event: AskOnceEvent): Promise<void> {
    return this.guard.noteLookup(event);
  }

  @OnEvent(EVENTS.evidenceReleased)
  onReleased(@Payload() event: AskOnceEvent): Promise<void> {
    return this.guard.noteLookup(event);
  }

  @OnEvent(EVENTS.evidenceDenied)
  onDenied(@Payload() event: AskOnceEvent): Promise<void> {
    return this.guard.noteLookup(event);
  }

  @OnEvent(EVENTS.evidenceRead)
  onRead(@Payload() event: AskOnceEvent): Promise<void> {
    return this.guard.noteLookup(event);
  }

  @OnEvent(EVENTS.evidenceReadRefused)
  onReadRefused(@Payload() event: AskOnceEvent): Promise<void> {
    return this.guard.noteLookup(event);
  }

  @OnEvent(EVENTS.consentChanged)
  onConsentChanged(@Payload() event: AskOnceEvent): Promise<void> {
    return this.guard.noteChange(event);
  }

  @OnEvent(EVENTS.documentAdded)
  onDocumentAdded(@Payload() event: AskOnceEvent): Promise<void> {
    return this.guard.noteChange(event);
  }

  @OnEvent(EVENTS.documentEnded)
  onDocumentEnded(@Payload() event: AskOnceEvent): Promise<void> {
    return this.guard.noteChange(event);
  }

  @OnEvent(EVENTS.askClosed)
  onAskClosed(@Payload() event: AskOnceEvent): Promise<void> {
    return this.guard.noteChange(event);
  }
}
