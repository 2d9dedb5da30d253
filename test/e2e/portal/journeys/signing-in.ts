import { join } from 'node:path';
import { promisify } from 'node:util';
import { readSecret } from '@askonce/vault';
import { PostgresSessionStore } from '../../../../apps/portal/src/session/session-store';
import { sessionKey } from '../../../../apps/portal/src/session/session-keys';
import type { Visitor } from '../../../accessibility/visitor';
import { running } from './agencies';
import type { Journey } from './traveller';

const HOUR_MS = 3_600_000;

/** As if somebody had put their device away for an hour. */
async function anHourPasses({ page }: Visitor): Promise<void> {
  const cookies = await page.context().cookies(running().url('portal'));
  const cookie = cookies.find(({ name }) => name === 'askonce')!;
  const [id] = decodeURIComponent(cookie.value).split('.');
  const secret = await readSecret(join(running().home, 'secrets', 'portal-session-key'));
  await running().asOwner('portal', async (database) => {
    const store = new PostgresSessionStore(database, sessionKey(secret, 'sessions'), HOUR_MS / 1_000);
    const session = await promisify(store.get.bind(store))(id!);
    session!.seenAt! -= HOUR_MS;
    await promisify(store.set.bind(store))(id!, session!);
  });
}

const asksWhoItIs = ({ page }: Visitor): Promise<boolean> => page.getByLabel('Password').isVisible();

/** Coming in and going out. */
export function signingIn(journey: Journey): void {
  journey('signs in where they wanted to be, and signs out everywhere', async ({ citizen, visitor }) => {
    await visitor.open('/documents');
    expect(await asksWhoItIs(visitor)).toBe(true);
    await visitor.signIn(citizen.account);
    expect(await visitor.heading()).toBe('My documents');
    await visitor.press('Sign out');
    await visitor.press('Sign out');
    expect(await asksWhoItIs(visitor)).toBe(true);
    await visitor.open('/documents');
    expect(await asksWhoItIs(visitor)).toBe(true);
  });

  journey('signs in again when the time is over, and is where they were, with what they wrote', async (traveller) => {
    const { citizen, visitor } = traveller;
    const { page } = visitor;
    await visitor.open('/questions/new', citizen.account);
    await page.getByLabel('Which organisation?').selectOption('Housing Office');
    await page.getByLabel('Your question').fill('Why did you look?');
    await anHourPasses(visitor);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    expect(await asksWhoItIs(visitor)).toBe(true);
    await visitor.signIn(citizen.account);
    expect(await visitor.heading()).toBe('Ask a question');
    expect(await page.getByLabel('Your question').inputValue()).toBe('Why did you look?');
    expect(await page.getByLabel('Which organisation?').inputValue()).toBe('housing');
    await visitor.press('Send');
    expect(await visitor.main()).toContain('It is on its way. The answer comes here.');
  });
}
