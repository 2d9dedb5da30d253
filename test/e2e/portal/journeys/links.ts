import { ask, becomes, give, running } from './agencies';
import type { Journey } from './traveller';

const RETURN_URL = 'https://school.example/case/8';

/** As if the time to answer had come: what waits for its end is ended by the registry itself. */
async function timeIsOver(id: string): Promise<void> {
  await running().asOwner('registry', (registry) =>
    registry.query(`UPDATE evidence_request SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]),
  );
  await becomes('school', id, 'expired');
}

/** Agencies’ links that are followed when their requests have moved on. */
export function links(journey: Journey): void {
  journey('is told where a request stands that has moved on, and is led on and back', async ({ citizen, visitor }) => {
    const asked = () => ask('school', citizen, { returnUrl: RETURN_URL });
    const leadsBack = async (id: string): Promise<void> => {
      const back = visitor.page.getByRole('link', { name: 'Go back to School Board' });
      expect(await back.getAttribute('href')).toBe(`${RETURN_URL}?request=${id}`);
    };
    const cancelled = await asked();
    await running().agency('school').cancel(cancelled.id);
    await visitor.open(cancelled.links.citizen!, citizen.account);
    expect(await visitor.main()).toContain('School Board no longer needs this. You need not do anything.');
    await leadsBack(cancelled.id);

    const expired = await asked();
    await timeIsOver(expired.id);
    await visitor.open(expired.links.citizen!);
    expect(await visitor.main()).toContain('The time for this is over. Nothing was passed on.');
    await leadsBack(expired.id);

    const declined = await asked();
    const [open] = await citizen.registry.asks();
    await citizen.registry.decline(open!.id, 'do_not_have');
    await becomes('school', declined.id, 'denied');
    await visitor.open(declined.links.citizen!);
    expect(await visitor.main()).toContain('You said that you do not give it here');
    await leadsBack(declined.id);
    await visitor.follow('Look at my documents');
    expect(await visitor.heading()).toBe('My documents');

    const answered = await asked();
    await give(citizen);
    await becomes('school', answered.id, 'released');
    await visitor.open(answered.links.citizen!);
    expect(await visitor.main()).toContain('This is done. School Board can read what it asked for');
    await leadsBack(answered.id);
  });

  journey('is told at once when an ask that is open in the browser is over', async ({ citizen, visitor }) => {
    const { id } = await ask('school', citizen);
    const [open] = await citizen.registry.asks();
    await visitor.open(`/asks/${open!.id}/declination/do-not-have`, citizen.account);
    await running().agency('school').cancel(id);
    await visitor.press('Tell them');
    expect(await visitor.main()).toContain('Nobody waits for this any more. You need not do anything.');
  });
}
