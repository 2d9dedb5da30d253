import { ADULTS, ask, becomes, extractOf, running } from './agencies';
import type { Journey, Traveller } from './traveller';

const EXTRACT = 'You decide whether to share: Population register extract';

/** The library asks whether somebody is over 18, which is held. @returns its request */
async function askedByLibrary({ citizen, visitor }: Traveller): Promise<string> {
  await extractOf(citizen);
  const { id } = await ask('library', citizen, ADULTS);
  await visitor.open('/', citizen.account);
  await visitor.follow(EXTRACT);
  return id;
}

const codeOf = async (id: string): Promise<string> => {
  const { decision } = await running().agency('library').evidenceRequest(id);
  return decision.code;
};

/** What agencies want to be allowed, and what they need not be. */
export function consents(journey: Journey): void {
  journey('sees whom, what exactly, what for and how long, and shares it', async (traveller) => {
    const { citizen, visitor } = traveller;
    const id = await askedByLibrary(traveller);
    expect(await visitor.heading()).toBe('Share “Population register extract” with City Library?');
    const said = await visitor.main();
    expect(said).toMatch(/only this, and nothing else of it:\s+Whether you are 18 or older: yes \(.+nothing more\)/);
    expect(said).not.toContain('Sampletown');
    expect(said).toMatch(/Held here already \(Civil Registry.*\): Look at it/);
    expect(await citizen.registry.asks()).toEqual([]);
    expect(said).toContain('We are told yes or no, and not when you were born.');
    expect(said).toMatch(
      /For 30 days[^]*Your consent. You are free to say no.[^]*If you say no\s+You can still get a card/,
    );
    expect(said).toMatch(/How to stop\s+Under My sharing/);
    await visitor.press(/^Share$/);
    expect(await visitor.main()).toContain('You share this now. It works at once.');
    await becomes('library', id, 'released');
  });

  journey('says no, reads how to bring it, and changes their mind', async (traveller) => {
    const { visitor } = traveller;
    const id = await askedByLibrary(traveller);
    await visitor.press("Don't share");
    expect(await visitor.main()).toMatch(/You do not share this. They are told so.[^]*You said no. Nothing is shared./);
    expect(await codeOf(id)).toBe('consent_refused');
    await visitor.follow('Share after all');
    expect(await visitor.main()).toContain('You can stop it again at any time.');
    await visitor.press('Share');
    expect(await visitor.main()).toMatch(
      /You share this now. It took effect at once.[^]*You agreed[^]*You said no[^]*They asked you/,
    );
  });

  journey('provides it themself: told how to bring it, or led to where it is asked for', async (traveller) => {
    const { citizen, visitor } = traveller;
    await askedByLibrary(traveller);
    await visitor.press("I'll provide it myself");
    expect(await visitor.main()).toMatch(/You do not share this here.[^]*Bring it yourself[^]*City Library/);
    await ask('housing', citizen);
    await visitor.follow('My sharing');
    await visitor.follow(/Decide.*Birth certificate/);
    await visitor.press("I'll provide it myself");
    expect(await visitor.heading()).toContain('Birth certificate');
    expect(visitor.path).toMatch(/^\/asks\//);
  });

  journey('is told which law needs no consent, and objects where one can', async ({ citizen, visitor }) => {
    const tax = await ask('tax', citizen);
    const school = await ask('school', citizen);
    await visitor.open(tax.links.citizen!, citizen.account);
    const demanded = await visitor.main();
    expect(demanded).toContain('Income Tax Act, section 32');
    expect(demanded).toContain('A law demands this, so there is nothing for you to agree to.');
    expect(await visitor.page.getByRole('link', { name: 'Object to this' }).count()).toBe(0);
    await visitor.open(school.links.citizen!);
    expect(await visitor.main()).toMatch(/Education Act, section 14[^]*A law allows this[^]*you can object/);
    await visitor.follow('Object to this');
    expect(await visitor.main()).toContain('The exchange is not stopped while the agency looks at it.');
    await visitor.press('Send my objection');
    const objected = await visitor.main();
    expect(objected).toContain('Your objection is recorded. The agency must answer you.');
    expect(objected).toContain('You have objected.');
    expect(await visitor.page.getByRole('link', { name: 'Object to this' }).count()).toBe(0);
  });
}
