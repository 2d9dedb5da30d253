import { ask, becomes, give } from './agencies';
import type { Journey } from './traveller';

/** Where everybody begins, and what is on every page. */
export function everyPage(journey: Journey): void {
  journey('sees at home what needs them, what they share, and where their requests stand', async (traveller) => {
    const { citizen, visitor } = traveller;
    await visitor.open('/', citizen.account);
    expect(await visitor.main()).toMatch(
      /Nothing needs you at the moment.[^]*Nothing is held about you.[^]*Nobody waits/,
    );
    const { id } = await ask('housing', citizen);
    await give(citizen);
    await becomes('housing', id, 'released');
    await ask('school', citizen, { requirement: 'proof-of-vaccination' });
    await visitor.open('/');
    const said = await visitor.main();
    expect(said).toMatch(/You are asked for: Vaccination record[^]*: School Board\s+Please answer by:/);
    expect(said).toMatch(/1 document is held about you[^]*Birth certificate\s+All my documents/);
    expect(said).toMatch(/You share 1 document with an agency.\s+Birth certificate – Housing Office/);
    expect(said).toMatch(/1 request waits[^]*School Board[^]*Waits for\s+You\s+Waits since[^]*Answer/);
    await visitor.follow(/Vaccination record.*School Board/);
    expect(await visitor.main()).toContain('School Board waits for something that only you can give.');
  });

  journey('changes the language in the middle of a form, and nothing typed is lost', async ({ citizen, visitor }) => {
    const { page } = visitor;
    await visitor.open('/who-looked?text=housing', citizen.account);
    await visitor.follow('Suomi');
    expect([await visitor.heading(), visitor.path]).toEqual(['Kuka katsoi', '/who-looked?text=housing']);
    await visitor.follow('English');
    await visitor.open('/help');
    await page.getByLabel('Your phone number').fill('0100 555 999');
    await page.getByLabel('What is it about? (optional)').fill('My pension');
    await visitor.press('Suomi');
    expect(await page.locator('html').getAttribute('lang')).toBe('fi');
    expect(await page.getByLabel('Puhelinnumerosi').inputValue()).toBe('0100 555 999');
    await visitor.press('العربية');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.getByLabel('رقم هاتفك').inputValue()).toBe('0100 555 999');
    expect(await page.getByLabel('ما الموضوع؟').inputValue()).toBe('My pension');
    await visitor.press('اطلب معاودة الاتصال');
    expect(await visitor.main()).toMatch(/سيعاود أحدهم الاتصال بك[^]*My pension/);
  });

  journey('finds a human on every page, and is called back', async ({ citizen, visitor }) => {
    const { page } = visitor;
    await visitor.open('/help');
    const said = await visitor.main();
    expect(said).toContain('You are signed out when you open no page for 20 minutes, and after 8 hours in any case.');
    expect(said).toContain('To be called back, sign in first, or just call.');
    await visitor.page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await visitor.signIn(citizen.account);
    await visitor.open('/documents');
    expect(await page.getByRole('contentinfo').innerText()).toMatch(
      /Talk to a human\s+Call: [+\d ]+ \(.+\)\s+Come by: /,
    );
    await visitor.follow('More ways to get help, and being called back');
    await page.getByLabel('Your phone number').fill('tomorrow');
    await page.getByLabel('When does it suit you? (optional)').fill('Before noon');
    await visitor.press('Ask to be called back');
    expect(await page.getByRole('alert').innerText()).toContain('Write a phone number');
    expect(await page.getByLabel('When does it suit you? (optional)').inputValue()).toBe('Before noon');
    await page.getByLabel('Your phone number').fill('0100 555 999');
    await visitor.press('Ask to be called back');
    expect(await visitor.main()).toMatch(/Somebody will call you back.[^]*Promised by[^]*Number: 0100 555 999/);
  });
}
