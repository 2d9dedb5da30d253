import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Nap } from '@askonce/messaging';
import { TooManyWaiting } from './feed.problems';

/** Calls of one agency that may wait in one process; each holds a connection and looks every second. */
export const SEATS_PER_AGENCY = 16;

/** Wakes those who wait in this process when their agency's feed has grown, and all of them when the process stops. */
@Injectable()
export class FeedBell implements BeforeApplicationShutdown {
  private readonly seats = new Map<string, Set<Nap>>();
  private stopping = false;

  /** Whether nobody should wait any more. */
  get isClosing(): boolean {
    return this.stopping;
  }

  ring(agencies: readonly string[]): void {
    for (const agency of agencies) for (const nap of this.seats.get(agency) ?? []) nap.wake();
  }

  /** Holds a seat for as long as the work takes. @throws TooManyWaiting when the agency has none left */
  async seated<T>(agency: string, work: (nap: Nap) => Promise<T>): Promise<T> {
    const taken = this.seats.get(agency) ?? new Set<Nap>();
    if (taken.size >= SEATS_PER_AGENCY) throw new TooManyWaiting({ headers: { 'retry-after': '1' } });
    const nap = new Nap();
    this.seats.set(agency, taken.add(nap));
    try {
      return await work(nap);
    } finally {
      taken.delete(nap);
      if (taken.size === 0) this.seats.delete(agency);
    }
  }

  /** Comes before the server stops, which waits for the calls that are under way. */
  beforeApplicationShutdown(): void {
    this.stopping = true;
    this.ring([...this.seats.keys()]);
  }
}
