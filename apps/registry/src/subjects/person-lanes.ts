import { PersonBusy } from './subjects.problems';

const settled = () => undefined;

/**
 * Commands about one person go one after another in this process: they would only wait for the row, each on a connection
 * that everybody else needs. Who waits behind one that found the row locked for too long has waited as long.
 */
export class PersonLanes {
  private readonly last = new Map<string, Promise<void>>();

  /** @throws PersonBusy when the command in front did; otherwise what the work throws. */
  async inTurn<T>(person: string, work: () => Promise<T>): Promise<T> {
    const mine = after(this.last.get(person), work);
    const turn = mine.then(settled, (error: unknown) => {
      if (error instanceof PersonBusy) throw error;
    });
    this.last.set(person, turn);
    // Nobody may be waiting behind.
    turn.catch(settled);
    try {
      return await mine;
    } finally {
      if (this.last.get(person) === turn) this.last.delete(person);
    }
  }
}

async function after<T>(before: Promise<void> | undefined, work: () => Promise<T>): Promise<T> {
  await before;
  return work();
}
