import type { CitizenClient, Consent } from '@askonce/client';

/** As many as two calls give; one for each agency, purpose and kind of document is less than that for anybody. */
export const MOST_CONSENTS = 400;

/** The consents of a person, newest first. */
export async function newestConsents(registry: Pick<CitizenClient, 'consents'>): Promise<readonly Consent[]> {
  const newest: Consent[] = [];
  for await (const consent of registry.consents()) {
    newest.push(consent);
    if (newest.length === MOST_CONSENTS) break;
  }
  return newest;
}
