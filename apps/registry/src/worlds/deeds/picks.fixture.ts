/** An id that names nothing. */
export const NOBODYS = '00000000-0000-7000-8000-000000000000';

/** What one deed leaves to chance: numbers that were drawn before. */
export class Picks {
  private used = 0;

  constructor(private readonly numbers: readonly number[]) {}

  /** One of them; undefined if there are none. */
  of<T>(all: readonly T[]): T | undefined {
    return all[this.next() % all.length];
  }

  /** Mostly one of the newest. */
  late<T>(all: readonly T[]): T | undefined {
    return this.of(this.chance(80) ? all.slice(-6) : all);
  }

  chance(percent: number): boolean {
    return this.next() % 100 < percent;
  }

  private next(): number {
    const number = this.numbers[this.used++];
    if (number === undefined) throw new Error('This deed leaves more to chance than was drawn.');
    return number;
  }
}
