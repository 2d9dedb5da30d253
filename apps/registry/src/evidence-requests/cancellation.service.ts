import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { isWaiting } from '@askonce/contracts';
import { actedBy } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { cancelInto } from './carry-out';
import { RequestEnded } from './evidence-requests.problems';
import type { RequestView } from './evidence-requests.repository';
import { EvidenceRequestsService } from './evidence-requests.service';
import { settle } from './settle';

/** Lets an agency take its request back; what nobody else waits for is no longer pursued. */
@Injectable()
export class CancellationService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(EvidenceRequestsService) private readonly requests: EvidenceRequestsService,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** @throws NotFound when it is another agency's; RequestEnded when it no longer waits and was not cancelled before. */
  async cancel(actor: Actor, id: string): Promise<RequestView> {
    const before = await this.requests.getOwn(actor, id);
    if (isWaiting(before.request.status)) {
      await this.commands.run({
        who: { subjectRef: before.request.subjectRef },
        scope: { evidenceTypes: null },
        guard: 'sequence',
        plan: async (person): Promise<Plan<void>> => {
          const draft = new Draft(person, this.newId, actedBy(actor, 'agency'));
          const waiting = person.requests.find((candidate) => candidate.id === id);
          if (waiting === undefined) return { result: undefined };
          cancelInto(draft, waiting);
          settle(draft, await this.catalogues.ensure(person.catalogueVersion));
          return { changes: draft.changes({ raisesVersion: draft.movesOthers }), result: undefined };
        },
      });
    }
    // What it did not find waiting, the same call may have cancelled a moment ago.
    const view = await this.requests.getOwn(actor, id);
    if (view.request.status !== 'cancelled') throw new RequestEnded();
    return view;
  }
}
