import { ask, scan } from './agencies';
import { saved } from './kept';
import type { Journey } from './traveller';

/** What is held about a person. */
export function documents(journey: Journey): void {
  journey('gives a document before anybody asks, gives a better copy, and removes it', async ({ citizen, visitor }) => {
    const { page } = visitor;
    await visitor.open('/documents', citizen.account);
    expect(await visitor.main()).toContain('Nothing is held about you yet.');
    await visitor.follow('Give a document');
    await visitor.attach('Choose files', scan('Birth certificate', citizen));
    await visitor.press('Send it, and look at it');
    expect(await page.getByRole('alert').innerText()).toContain('Choose what you give');
    await page.getByLabel('What kind of document is it?').selectOption('Birth certificate');
    await visitor.attach('Choose files', scan('Birth certificate', citizen));
    await visitor.press('Send it, and look at it');
    await visitor.press('Give it');
    expect(await visitor.main()).toContain('It is held now. Nobody has to ask you for it again.');
    for (const agency of ['school', 'tax'] as const) expect((await ask(agency, citizen)).status).toBe('released');
    await visitor.follow('My documents');
    expect(await visitor.main()).toMatch(
      /In use[^]*Birth certificate[^]*You gave it[^]*2 times. Saved you from being asked (once|1 time)/,
    );
    await visitor.follow('Birth certificate');
    expect(await visitor.main()).toMatch(/Who got it[^]*School Board: 1 time/);
    await visitor.follow('Give a better copy');
    await visitor.attach('Choose files', scan('Birth certificate, in colour', citizen));
    await visitor.press('Send it, and look at it');
    expect(await visitor.main()).toContain('Organisations that got the old one are told that there is a new one.');
    await visitor.press('Replace it');
    expect(await visitor.main()).toMatch(
      /The better copy is in its place now.[^]*All versions\s+Version 2[^]*Version 1/,
    );
    await visitor.follow('Remove it');
    expect(await visitor.main()).toContain('Nobody can read it here any more, from this moment on.');
    await visitor.press('Remove it for good');
    expect(await visitor.main()).toMatch(/It is removed. Nobody can read it any more.[^]*You removed it/);
    const { items } = await citizen.registry.documents();
    expect(items.map((document) => document.status).sort()).toEqual(['removed', 'superseded']);
  });

  journey('opens what is held, and sees that it was opened', async ({ citizen, visitor }) => {
    const paper = scan('Birth certificate', citizen);
    const { id } = await citizen.registry.give({ evidenceType: 'birth-certificate', channel: 'portal' }, paper.buffer);
    await visitor.open(`/documents/${id}`, citizen.account);
    const { content } = await saved(visitor, () => visitor.follow(/Open the document/));
    expect(content.equals(paper.buffer)).toBe(true);
  });
}
