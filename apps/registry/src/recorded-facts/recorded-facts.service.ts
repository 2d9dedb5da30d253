import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { requireRole } from '../calls/require-role';
import type { RecordedResponse } from './dto/recorded-facts.response';
import { type IdSpan, RecordedFactsRepository } from './recorded-facts.repository';

@Injectable()
export class RecordedFactsService {
  constructor(@Inject(RecordedFactsRepository) private readonly repository: RecordedFactsRepository) {}

  /** For our own services. */
  list(actor: Actor, span: IdSpan): Promise<RecordedResponse[]> {
    requireRole(actor, 'service');
    return this.repository.list(span);
  }
}
