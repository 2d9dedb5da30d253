import { eventually } from '../../eventually';
import type { Citizen } from '../../running-stack';
import { ask, becomes, give, running } from './agencies';
import { saved } from './kept';
import type { Journey } from './traveller';

const READINGS = 15;

/** More rows than there are on a page, and a refusal among them. */
async function manyLook(citizen: Citizen): Promise<void> {
  const { id } = await ask('housing', citizen);
  await ask('school', citizen);
  await give(citizen);
  await becomes('housing', id, 'released');
  for (let read = 0; read < READINGS; read += 1) {
    const content = await running().agency('housing').readEvidence(id, 'birth-certificate');
    await content.bytes();
  }
  await ask('library', citizen).catch(() => 'It may not.');
  await eventually('the log has all of it', async () => {
    const rows = await Array.fromAsync(citizen.accesses.accesses());
    const counted = (action: string) => rows.filter((row) => row.action === `askonce.evidence.${action}.v1`).length;
    // Its own system has fetched it once, besides.
    return (counted('read') === READINGS + 1 && counted('denied') === 1) || undefined;
  });
}

/** The record of who did what. */
export function whoLooked(journey: Journey): void {
  journey('looks through the record: searched, filtered, page by page, and as a table', async (traveller) => {
    const { citizen, visitor } = traveller;
    const { page } = visitor;
    await manyLook(citizen);
    await visitor.open('/', citizen.account);
    await visitor.follow('See who looked');
    const newest = await visitor.main();
    expect(newest).toMatch(/Housing Office: Housing benefit[^]*On what basis\s+Your consent/);
    expect(newest).toMatch(/Refused, because the organisation had not said what for/);
    await visitor.follow('Older rows');
    expect(await visitor.main()).toContain('You were asked for a document');
    await visitor.follow('Back to the newest');
    await page.getByText('Look for something').click();
    await page.getByLabel('Outcome').selectOption('Refused');
    await visitor.press('Show');
    const refused = await visitor.main();
    expect(refused).toContain('City Library');
    expect(refused).not.toContain('An organisation looked at a document');
    await visitor.follow('Show everything again');
    await page.getByText('Look for something').click();
    await page.getByLabel('Document, purpose or organisation').fill('school');
    await visitor.press('Show');
    const found = await visitor.main();
    expect(found).toContain('School Board: Starting school');
    expect(found).not.toContain('Housing benefit');
    const table = await saved(visitor, () => visitor.follow('Download as a table (CSV)'));
    expect(table.name).toBe('who-looked.csv');
    const lines = table.content.toString().trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/When.*What happened.*Organisation/);
    expect(lines.slice(1).every((line) => line.includes('School Board'))).toBe(true);
  });

  journey('asks about a row, reports an error, and reads the answers', async ({ citizen, visitor }) => {
    const { page } = visitor;
    await ask('school', citizen);
    await eventually('it is in the log', async () => (await citizen.accesses.page()).items.length > 1 || undefined);
    await visitor.open('/who-looked?text=School', citizen.account);
    await page.getByText('Anything wrong with this?').first().click();
    await visitor.follow('Ask a question');
    expect(await visitor.main()).toMatch(/To\s+School Board/);
    await page.getByLabel('Your question').fill('Which child is it about?');
    await visitor.press('Send');
    expect(await visitor.main()).toMatch(/Not answered yet[^]*Promised by[^]*Which child is it about\?/);
    const [question] = await Array.fromAsync(citizen.registry.questions());
    await running().agency('school').answer(question!.id, 'The one that starts in autumn.');
    await visitor.follow('My questions');
    await visitor.follow(/^Your question[^]*School Board/);
    expect(await visitor.main()).toMatch(/Answered[^]*The one that starts in autumn./);
    await visitor.follow('The row that it is about');
    expect(await visitor.main()).toMatch(/You asked a question. Answered/);
    await page.getByText('Anything wrong with this?').click();
    await visitor.follow('Report an error');
    await visitor.press('Send');
    expect(await page.getByRole('alert').innerText()).toContain('Write what you want to say');
    await page.getByLabel('What is wrong').fill('I have no child.');
    await visitor.press('Send');
    expect(await visitor.heading()).toMatch(/^The error that you reported[^]*School Board/);
  });

  journey('says that they were asked again, and is told that they are right', async ({ citizen, visitor }) => {
    const { page } = visitor;
    const { id } = await ask('school', citizen);
    await give(citizen);
    await becomes('school', id, 'released');
    await eventually('it is in the log', async () => {
      const { items } = await citizen.accesses.page({ filters: { outcome: 'released' } });
      return items.length > 0 || undefined;
    });
    await visitor.open('/who-looked?outcome=released', citizen.account);
    await page.getByText('Anything wrong with this?').first().click();
    await visitor.follow('They asked me again');
    expect(await page.getByLabel('Who asked you?').inputValue()).toBe('school');
    expect(await page.getByLabel('For which document?').inputValue()).toBe('birth-certificate');
    await visitor.press('Report it');
    expect(await page.getByRole('alert').innerText()).toContain('Choose how they asked');
    await page.getByLabel('By phone').check();
    await page.getByLabel('What happened? (optional)').fill('They want it by Friday.');
    await visitor.press('Report it');
    expect(await visitor.main()).toMatch(/Thank you, you are right.[^]*You are right.[^]*They want it by Friday./);
    await visitor.follow('The case that it is about');
    expect(await visitor.main()).toContain('You reported that they asked again, on');
  });
}
