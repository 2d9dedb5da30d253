/** Who is inside, and how often: at most `limit` times each. */
export class Occupancy {
  private readonly inside = new Map<string, number>();

  constructor(readonly limit: number) {}

  /** @returns false when there is no room for this one. */
  enter(who: string): boolean {
    const times = this.inside.get(who) ?? 0;
    if (times >= this.limit) return false;
    this.inside.set(who, times + 1);
    return true;
  }

  leave(who: string): void {
    const times = this.inside.get(who) ?? 0;
    if (times > 1) this.inside.set(who, times - 1);
    else this.inside.delete(who);
  }
}
