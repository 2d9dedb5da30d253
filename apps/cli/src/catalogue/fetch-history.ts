import { type CatalogueVersion, type CatalogueVersionPage, Problem } from '@askonce/client';
import { CatalogueRefused } from './catalogue-errors';
import { callRegistry, type CatalogueTarget } from './registry-call';

/**
 * Every version that was ever applied, newest first.
 * @throws CatalogueRefused, RegistryUnreachable, TokenRequestFailed
 */
export async function fetchHistory(target: CatalogueTarget): Promise<CatalogueVersion[]> {
  const versions: CatalogueVersion[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await pageAfter(cursor, target);
    versions.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === undefined) return versions;
  }
}

async function pageAfter(cursor: string | undefined, target: CatalogueTarget): Promise<CatalogueVersionPage> {
  try {
    const query = { limit: 200, cursor };
    return await callRegistry(target, { method: 'GET', path: '/v1/catalogue/versions', query });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new CatalogueRefused(error.status, `The registry does not show the history (${error.status}).`);
  }
}
