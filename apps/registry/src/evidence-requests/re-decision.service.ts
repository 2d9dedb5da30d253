import { Inject, Injectable } from '@nestjs/common';
import { NotFound, type Problem } from '@askonce/problems';
import { REGISTRY } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { PersonBusy } from '../subjects/subjects.problems';
import { EvidenceRequestsRepository } from './evidence-requests.repository';
import { settle } from './settle';

/** Decides a person's waiting requests again, after something about the person has changed. */
@Injectable()
export class ReDecisionService {
  constructor(
    @Inject(PersonCommands) private readonly commands: Pick<PersonCommands, 'run'>,
    @Inject(CatalogueHolder) private readonly catalogues: Pick<CatalogueHolder, 'latest' | 'ensure'>,
    @Inject(EvidenceRequestsRepository) private readonly requests: Pick<EvidenceRequestsRepository, 'waitingSubjects'>,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /**
   * Decides everybody's waiting requests again, one person after the other: what the catalogue allows has changed. Who is
   * busy does not hold up the others.
   * @throws PersonBusy in the end, so that it is repeated for whoever was passed over
   */
  async reDecideAll(): Promise<void> {
    let busy: Problem | undefined;
    for await (const subjectRef of this.requests.waitingSubjects()) {
      try {
        await this.reDecide(subjectRef);
      } catch (error) {
        if (!(error instanceof PersonBusy)) throw error;
        busy = error;
      }
    }
    if (busy !== undefined) throw busy;
  }

  /**
   * Decides again if another catalogue was applied between the reading and the commit of a new request: `reDecideAll` may
   * have passed before the request was there.
   * @param decidedBy the version that was in force when the request was decided; undefined if that was not recorded
   */
  async reDecideOutdated(subjectRef: string, decidedBy = 0): Promise<void> {
    const { version } = await this.catalogues.latest();
    if (decidedBy < version) await this.reDecide(subjectRef);
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
