import { aPng } from '../../../../apps/registry/src/content/images/pictures.fixture';
import type { ChosenFile } from '../../../accessibility/hands';
import { ask, becomes, businessOf, give, running, scan } from './agencies';
import type { Journey } from './traveller';

const RETURN_URL = 'https://housing.example/case/7';

const picture = (shade: number): ChosenFile => ({
  name: `page ${shade}.png`,
  mimeType: 'image/png',
  buffer: aPng({ width: 40, height: 30, unpacked: Buffer.alloc(30 * 121, shade) }),
});

/** What a person is asked for. */
export function asks(journey: Journey): void {
  journey('comes by an agency’s link, gives and consents within five pages, and goes back', async (traveller) => {
    const { citizen, visitor } = traveller;
    await ask('school', citizen);
    const { id, links } = await ask('housing', citizen, { returnUrl: RETURN_URL });
    await visitor.open(links.citizen!, citizen.account);
    expect(await visitor.main()).toMatch(/Housing Office[^]*Housing benefit[^]*We look at your birth certificate/);
    await visitor.follow(/Give it/);
    expect(await visitor.main()).toMatch(/all four corners[^]*You look at what arrived first/);
    await visitor.attach('Choose files', scan('Birth certificate', citizen));
    await visitor.press('Send it, and look at it');
    expect(await visitor.main()).toMatch(/Nobody has got it yet[^]*School Board/);
    const consent = visitor.page.getByLabel(/May read it: Housing/);
    expect(await consent.isChecked()).toBe(false);
    await visitor.tick(/May read it: Housing/);
    await visitor.press('Give it');
    expect(visitor.pages).toBeLessThanOrEqual(5);
    expect(await visitor.heading()).toContain('Given');
    expect(await visitor.main()).toContain('You will not be asked for this again as long as it is valid.');
    const back = visitor.page.getByRole('link', { name: 'Go back to Housing Office' });
    expect(await back.getAttribute('href')).toBe(`${RETURN_URL}?request=${id}`);
    const consents = await Array.fromAsync(citizen.registry.consents());
    expect(consents.map(({ status }) => status)).toEqual(['given']);
    await becomes('housing', id, 'released');
  });

  journey('sends pictures, looks at them, throws them away, and gives others as one document', async (traveller) => {
    const { citizen, visitor } = traveller;
    await ask('school', citizen);
    await visitor.open('/', citizen.account);
    await visitor.follow('You are asked for: Birth certificate');
    await visitor.attach('Or take a picture', picture(1));
    await visitor.press('Send it, and look at it');
    expect(await visitor.main()).toContain('Nobody has got it yet.');
    const seen = visitor.page.getByRole('img', { name: 'The picture that you sent' });
    expect(await seen.boundingBox()).toMatchObject({ width: 42, height: 32 });
    await visitor.press('Throw it away and choose another');
    expect(await visitor.main()).toContain('What you sent was thrown away. Nobody has got it.');
    await visitor.attach('Choose files', picture(2), picture(3), picture(4));
    await visitor.press('Send it, and look at it');
    expect(await visitor.main()).toMatch(/Open what you sent \(PDF/);
    await visitor.press('Give it');
    expect(await visitor.heading()).toContain('Given');
    const { items } = await citizen.registry.documents();
    expect(items).toHaveLength(1);
    const content = await citizen.registry.content(items[0]!.id);
    expect(
      Buffer.from(await content.bytes())
        .toString('latin1')
        .match(/\/Type ?\/Page\b/g),
    ).toHaveLength(3);
  });

  journey('is told what is wrong with a file, and nothing is sent', async ({ citizen, visitor }) => {
    await ask('school', citizen);
    await visitor.open('/', citizen.account);
    await visitor.follow('You are asked for: Birth certificate');
    await visitor.press('Send it, and look at it');
    expect(await visitor.page.getByRole('alert').innerText()).toContain('Choose a file, or take a picture');
    await visitor.attach('Choose files', { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('Born.') });
    await visitor.press('Send it, and look at it');
    expect(await visitor.page.getByRole('alert').innerText()).toContain('Choose a PDF, or a picture');
    expect((await citizen.registry.documents()).items).toEqual([]);
  });

  journey('is offered what is held already before anything else, and shares that', async ({ citizen, visitor }) => {
    await businessOf(citizen);
    const { id } = await ask('employment', citizen, { requirement: 'business-idea' });
    await visitor.open('/', citizen.account);
    expect(await citizen.registry.asks()).toEqual([]);
    await visitor.follow('You decide whether to share: Business register extract');
    await visitor.press("Don't share");
    await visitor.open('/');
    await visitor.follow('You are asked for: Business plan');
    expect(await visitor.main()).toMatch(
      /You already have something with us that would do\s+Business register extract. If you share it with Employment Service[^]*Who waits for it/,
    );
    await visitor.follow('Share with Employment Service: Business register extract');
    await visitor.follow('Share after all');
    await visitor.press('Share');
    await becomes('employment', id, 'released');
    expect(await citizen.registry.asks()).toEqual([]);
  });

  journey('says that they do not have it, cannot get it, or bring it themself', async ({ citizen, visitor }) => {
    await visitor.open('/', citizen.account);
    for (const [place, [way, told]] of WAYS.entries()) {
      const { id } = await ask('school', citizen, {
        requirement: place === 0 ? 'proof-of-vaccination' : 'proof-of-birth',
      });
      await visitor.open('/');
      await visitor.follow(/You are asked for:/);
      await visitor.follow(way);
      expect(await visitor.heading()).toContain(way);
      expect(await visitor.main()).toMatch(told);
      await visitor.press('Tell them');
      expect(await visitor.heading()).toContain('You have answered');
      expect(await visitor.main()).toContain(`You said: ${way}`);
      await becomes('school', id, 'denied');
    }
  });

  journey('gets a document back with the reason in plain words, and gives another one', async (traveller) => {
    const { citizen, visitor } = traveller;
    const { id } = await ask('school', citizen);
    await give(citizen);
    await becomes('school', id, 'released');
    const rejection = { reason: 'illegible', note: 'The lower half is dark.' } as const;
    await running().agency('school').reject(id, 'birth-certificate', rejection);
    await visitor.open('/', citizen.account);
    await visitor.follow('You are asked for: Birth certificate');
    const said = await visitor.main();
    expect(said).toContain('What you gave before could not be used');
    expect(said).toContain('School Board: it cannot be read. Please take the picture again, in good light.');
    expect(said).toContain('The lower half is dark.');
    await visitor.attach('Choose files', scan('Birth certificate, in good light', citizen));
    await visitor.press('Send it, and look at it');
    await visitor.press('Give it');
    expect(await visitor.heading()).toContain('Given');
    await becomes('school', id, 'released');
  });
}

const WAYS = [
  ["I don't have it", /Who is told[^]*School Board/],
  ["I can't get it", /Who is told[^]*School Board/],
  ["I'll bring it myself", /Where to bring it[^]*12 Chestnut Lane[^]*0100 555 102/],
] as const;
