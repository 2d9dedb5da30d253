import { DatabaseUnavailable } from '@askonce/database';
import { wipe } from '@askonce/vault';
import type { ContentStore, StagedContent } from './content-store';

/**
 * Stages content for a command, which says with `isNew` whether it kept it.
 * @throws what staging throws, or the command; nothing of the content stays then
 */
export async function withStaged<T extends { readonly isNew: boolean }>(
  contents: ContentStore,
  source: AsyncIterable<Uint8Array>,
  command: (staged: StagedContent) => Promise<T>,
): Promise<T> {
  const staged = await contents.stage(source);
  try {
    const made = await command(staged);
    if (!made.isNew) await contents.discard(staged.contentId);
    return made;
  } catch (error) {
    // Of a commit whose answer was lost nobody knows whether it stands: the sweeper sees later what was kept.
    if (!(error instanceof DatabaseUnavailable)) await contents.discard(staged.contentId);
    throw error;
  } finally {
    wipe(staged.contentKey);
  }
}
