import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { REGISTRY } from '../calls/citizen';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { deleteDrafts, endedDrafts } from '../documents/drafts/drafts.repository';
import { type Receivers, receiversOf } from '../documents/receivers';
import { settle } from '../evidence-requests/settle';
import { Draft } from '../subjects/draft';
import { NEW_ID, type NewId } from '../subjects/new-id';
import type { Person } from '../subjects/person';
import { PersonCommands, type Plan } from '../subjects/person-commands';
import { type Due, dueFor, isNothing } from './due';
import { endDue } from './end-due';

/** How many days before its end a consent is told of. */
export const NOTICE_DAYS = Symbol('NOTICE_DAYS');

type PersonWithDue = Person & { readonly due: Due; readonly receivers: Receivers };

/** Ends what is due for one person, in one guarded command. */
@Injectable()
export class ExpiryService {
  constructor(
    @Inject(PersonCommands) private readonly commands: PersonCommands,
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(NEW_ID) private readonly newId: NewId,
    @Inject(NOTICE_DAYS) private readonly noticeDays: number,
  ) {}

  /**
   * What is due is decided by the time that the database had when it read the person. Twice, or by two instances at once,
   * it has its effect once: the guard lets one of them through, and the other finds nothing due.
   * @returns what ended now; undefined when nothing was due any more, or the person was erased meanwhile
   */
  async endFor(subjectRef: string): Promise<Due | undefined> {
    try {
      return await this.commands.run<Due | undefined, PersonWithDue>({
        who: { subjectRef },
        scope: { evidenceTypes: null },
        guard: 'sequence',
        also: (db, person) => this.withDue(db, person),
        plan: (person) => this.plan(person),
      });
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }

  private async withDue(db: Queryable, person: Person): Promise<PersonWithDue> {
    const { subject, now } = person;
    const due = dueFor(person, this.noticeDays, await endedDrafts(db, subject.subjectRef, now));
    const ids = due.document.map(({ id }) => id);
    return { ...person, due, receivers: await receiversOf(db, subject.subjectRef, ids) };
  }

  private async plan({ due, receivers, ...person }: PersonWithDue): Promise<Plan<Due | undefined>> {
    if (isNothing(due)) return { result: undefined };
    const draft = new Draft(person, this.newId, REGISTRY);
    endDue(draft, due, receivers);
    settle(draft, await this.catalogues.ensure(person.catalogueVersion));
    return {
      changes: draft.changes({ raisesVersion: draft.movesOthers }),
      ...(due.draft.length > 0 && {
        beside: async (tx: Queryable) => {
          const ids = due.draft.map(({ id }) => id);
          await deleteDrafts(tx, person.subject.subjectRef, ids);
        },
      }),
      result: due,
    };
  }
}
