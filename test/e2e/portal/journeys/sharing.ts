import { Problem } from '@askonce/client';
import { ask, becomes, give, running } from './agencies';
import type { Journey, Traveller } from './traveller';

/** Has somebody let the housing office have their birth certificate, and come home. @returns its request */
export async function sharing({ citizen, visitor }: Traveller): Promise<string> {
  const { id } = await ask('housing', citizen);
  await give(citizen);
  await becomes('housing', id, 'released');
  await visitor.open('/', citizen.account);
  return id;
}

/** How the housing office gets on when it reads what it was given. */
const reading = (id: string): Promise<string | undefined> =>
  running()
    .agency('housing')
    .readEvidence(id, 'birth-certificate')
    .then(
      async (content) => {
        await content.bytes();
        return 'read';
      },
      (error: unknown) => (error instanceof Problem ? error.slug : undefined),
    );

/** Stopping to share. */
export function withdrawal(journey: Journey): void {
  journey('stops sharing for good within three pages from home, consequences first', async (traveller) => {
    const { visitor } = traveller;
    const id = await sharing(traveller);
    expect(await reading(id)).toBe('read');
    await visitor.follow(/All my sharing/);
    await visitor.follow(/Stop for good/);
    expect(await visitor.main()).toMatch(/cannot see the document here any more[^]*What we have decided so far stays/);
    expect(visitor.pages).toBeLessThanOrEqual(3);
    await visitor.press('Stop for good');
    expect(await visitor.main()).toContain('You have stopped sharing this, for good. It took effect at once.');
    expect(await reading(id)).toBe('evidence-gone');
  });
}

/** Everything else that is done with what is shared. */
export function changesOfSharing(journey: Journey): void {
  journey('pauses, goes on, renews, stops and shares after all, and sees the history of it', async (traveller) => {
    const { visitor } = traveller;
    const id = await sharing(traveller);
    await visitor.follow('Birth certificate – Housing Office');
    await visitor.follow('Stop for now');
    await visitor.press('Stop for now');
    expect(await visitor.main()).toContain('You have stopped sharing this for now. It took effect at once.');
    expect(await reading(id)).toMatch(/^evidence-/);
    await visitor.follow('Go on sharing');
    await visitor.press('Go on sharing');
    expect(await reading(id)).toBe('read');
    await visitor.follow('Renew');
    expect(await visitor.main()).toContain('The period begins anew today.');
    await visitor.press('Renew');
    expect(await visitor.main()).toContain('You share this for longer now.');
    await visitor.follow('Stop for good');
    await visitor.press('Stop for good');
    await visitor.follow('Share after all');
    await visitor.press('Share');
    const said = await visitor.main();
    const steps = [...said.matchAll(/^(You|They) (.+), \d/gm)].map(([line]) => line.replace(/, \d$/, ''));
    expect(steps).toEqual([
      'You agreed',
      'You stopped it for good',
      'You renewed it',
      'You went on',
      'You stopped it for now',
      'You agreed',
      'They asked you',
    ]);
  });

  journey('is told when a page has become old meanwhile, and nothing is done', async (traveller) => {
    const { citizen, visitor } = traveller;
    await sharing(traveller);
    await visitor.follow('Birth certificate – Housing Office');
    await visitor.follow('Stop for now');
    const [consent] = await Array.fromAsync(citizen.registry.consents());
    await citizen.registry.transition(consent!.id, 'withdrawal');
    await visitor.press('Stop for now');
    expect(await visitor.main()).toMatch(/This has changed since you opened the page. Nothing was done./);
    expect((await citizen.registry.consent(consent!.id)).status).toBe('withdrawn');
  });
}
