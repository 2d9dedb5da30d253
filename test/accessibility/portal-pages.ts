import type { Browser } from 'playwright-core';
import type { RunningStack } from '../e2e/running-stack';
import { FullLifeOf } from './full-life';
import { LongPortal } from './long-portal';
import { mistaken, opened, type PageState, troubles } from './page-states';
import { EVERYBODYS, type Place, placesOf } from './places';
import { ROUTES, routeOf } from './routes';
import { chosen, Sweep, weighed } from './sweep';
import { Visitor } from './visitor';

interface People {
  readonly nobody: Visitor;
  readonly somebody: Visitor;
  readonly gone: Visitor;
}

const ERASED = { name: 'erased', path: '/data/erased' };

/** All pages of the portal of a running stack, as people see them: one with nothing, one with some of everything, one who left. */
export class PortalPages {
  private constructor(
    private readonly long: LongPortal,
    private readonly people: People,
    private readonly own: readonly Place[],
  ) {}

  static async of(running: RunningStack, browser: Browser): Promise<PortalPages> {
    const signedIn = async () => {
      const citizen = await running.newCitizen();
      const visitor = await Visitor.at(browser, running.url('portal'));
      await visitor.open('/', citizen.account);
      return { citizen, visitor };
    };
    const [long, nobody, somebody, gone] = await Promise.all([
      LongPortal.of(running),
      signedIn(),
      signedIn(),
      signedIn(),
    ]);
    const picture = await nobody.visitor.page.screenshot();
    const [life] = await Promise.all([new FullLifeOf(running, somebody.citizen).live(picture), erase(gone.visitor)]);
    const people = { nobody: nobody.visitor, somebody: somebody.visitor, gone: gone.visitor };
    return new PortalPages(long, people, placesOf(life));
  }

  /** @returns routes where nobody goes */
  unvisited(): string[] {
    const visited = new Set([...EVERYBODYS, ...this.own, ERASED].map(({ path }) => routeOf(path)));
    return ROUTES.filter((route) => !visited.has(route));
  }

  /** @returns what is wrong with pages, one line each */
  async sweep(): Promise<string[]> {
    const states = await this.states();
    const sweep = new Sweep(states);
    try {
      const found: string[] = [];
      for (const [state, look] of chosen(states)) {
        const unseen = (error: unknown) => [`${state.page}-${state.state}: ${String(error)}`];
        found.push(...(await sweep.look(state, look).catch(unseen)));
      }
      return [...found, ...(await sweep.html.mistakes())];
    } finally {
      sweep.html.remove();
    }
  }

  /** @returns what is too heavy about pages, one line each */
  async weigh(): Promise<string[]> {
    const found: string[] = [];
    for (const { path } of await this.shown(EVERYBODYS)) found.push(...(await weighed(this.people.somebody, path)));
    return found;
  }

  async stop(): Promise<void> {
    await this.long.stop();
  }

  private async states(): Promise<PageState[]> {
    const { nobody, somebody, gone } = this.people;
    const [everybodys, own] = await Promise.all([this.shown(EVERYBODYS), this.shown(this.own)]);
    const places = [...everybodys, ...own];
    const long = places.map((place) => ({ ...place, path: `${this.long.url}${place.path}` }));
    const proof = this.own.find(({ name }) => name === 'receipt-proof')!.path;
    return [
      ...everybodys.map((place) => opened('empty', place, nobody)),
      ...places.map((place) => opened('filled', place, somebody)),
      ...places.filter(({ mistakes }) => mistakes).map((place) => mistaken(place, somebody)),
      ...long.map((place) => opened('long', place, somebody)),
      ...troubles(somebody, this.long, proof),
      opened('filled', ERASED, gone),
      opened('filled', { name: 'help-signed-out', path: '/help' }, gone),
    ];
  }

  /** Those that answer with a page, and not with a file or by leading elsewhere. */
  private async shown(places: readonly Place[]): Promise<Place[]> {
    const kinds = await Promise.all(places.map(({ path }) => this.people.somebody.kindOf(path)));
    return places.filter((_place, index) => kinds[index]!.startsWith('200 text/html'));
  }
}

async function erase(visitor: Visitor): Promise<void> {
  await visitor.see('/data/erasure');
  await visitor.page.getByRole('checkbox').check();
  await visitor.press('Erase everything about me');
  await visitor.page.waitForURL('**/data/erased');
}
