import { Catalogue } from '../catalogue/catalogue';
import { EMPTY_CATALOGUE } from '../catalogue/catalogue-content';
import { idsFrom } from '../subjects/person.fixture';
import type { PersonCommand } from '../subjects/person-commands';
import type { Person } from '../subjects/person';
import { PersonBusy } from '../subjects/subjects.problems';
import { ReDecisionService } from './re-decision.service';

const inForce = new Catalogue(7, EMPTY_CATALOGUE);

/** Remembers about whom a command came, and is busy with some. */
class Commands {
  readonly seen: string[] = [];
  busyWith: readonly string[] = [];
  failure: Error | undefined;

  run<T, P extends Person = Person>({ who }: PersonCommand<P, T>): Promise<T> {
    if (!('subjectRef' in who)) throw new Error('A re-decision is about somebody known.');
    this.seen.push(who.subjectRef);
    if (this.failure) throw this.failure;
    if (this.busyWith.includes(who.subjectRef)) throw new PersonBusy();
    return Promise.resolve(undefined as T);
  }
}

describe('deciding again', () => {
  const given = (waiting: readonly string[]) => {
    const commands = new Commands();
    const catalogues = { latest: () => Promise.resolve(inForce), ensure: () => Promise.resolve(inForce) };
    const requests = {
      async *waitingSubjects() {
        yield* await Promise.resolve(waiting);
      },
    };
    return { commands, service: new ReDecisionService(commands, catalogues, requests, idsFrom()) };
  };

  it('comes to everybody about whom a request waits', async () => {
    const { commands, service } = given(['a', 'b']);
    await service.reDecideAll();
    expect(commands.seen).toEqual(['a', 'b']);
  });

  it('passes over who is busy, and fails in the end, so that it is repeated', async () => {
    const { commands, service } = given(['a', 'b', 'c']);
    commands.busyWith = ['b'];
    await expect(service.reDecideAll()).rejects.toBeInstanceOf(PersonBusy);
    expect(commands.seen).toEqual(['a', 'b', 'c']);
  });

  it('stops at anything else', async () => {
    const { commands, service } = given(['a', 'b']);
    commands.failure = new Error('The database is away.');
    await expect(service.reDecideAll()).rejects.toThrow('away');
    expect(commands.seen).toEqual(['a']);
  });

  it.each([
    [7, []],
    [8, []],
    [6, ['a']],
    [undefined, ['a']],
  ])('looks again at a request decided by version %s only if another is in force', async (version, seen) => {
    const { commands, service } = given([]);
    await service.reDecideOutdated('a', version);
    expect(commands.seen).toEqual(seen);
  });
});
