import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '@askonce/problems';
import { REGISTRY } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { EvidenceRequestsRepository } from './evidence-requests.repository';
import { settle } from './settle';

/** Decides a person's waiting requests again, after something about the person has changed. */
@Injectable()
export class ReDecisionService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(EvidenceRequestsRepository) private readonly requests: EvidenceRequestsRepository,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** Decides everybody's waiting requests again, one person after the other: what the catalogue allows has changed. */
  async reDecideAll(): Promise<void> {
    for await (const subjectRef of this.requests.waitingSubjects()) await this.reDecide(subjectRef);
  }

  /** May be repeated at will: what is decided already stays as it is. Somebody erased meanwhile has nothing waiting. */
  async reDecide(subjectRef: string): Promise<void> {
    try {
      await this.commands.run({
        who: { subjectRef },
        scope: { evidenceTypes: null },
        guard: 'sequence',
        plan: async (person): Promise<Plan<void>> => {
          const draft = new Draft(person, this.newId, REGISTRY);
          settle(draft, await this.catalogues.ensure(person.catalogueVersion));
          if (draft.facts.length === 0 && !draft.movesOthers) return { result: undefined };
          return { changes: draft.changes({ raisesVersion: draft.movesOthers }), result: undefined };
        },
      });
    } catch (error) {
      if (error instanceof NotFound) return;
      throw error;
    }
  }
}
