import type { Figures } from './figures';

/** What the story must come to. */
export const EXPECTED: Omit<Figures, 'auditEntries'> = {
  evidenceRequests: 7,
  releases: 5,
  asksOpened: 1,
  askedTwice: 0,
  reuses: 3,
  fetches: 1,
  denials: 2,
};

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);

/** The story in one sentence, from the figures. Without the exchange each release would have been a paper to bring. */
export function summaryOf({ evidenceRequests, releases, asksOpened, reuses, fetches, denials }: Figures): string {
  return (
    `Before: ${evidenceRequests} requests, ${releases} papers to bring. ` +
    `With AskOnce: asked ${times(asksOpened)}, reused ${times(reuses)}, fetched ${times(fetches)}, refused ${denials}.`
  );
}

/** The figures that are not as they must be. */
export const differences = (figures: Figures): string[] =>
  Object.entries(EXPECTED)
    .filter(([name, value]) => figures[name as keyof Figures] !== value)
    .map(([name, value]) => `${name} is ${figures[name as keyof Figures]}, not ${value}`);
