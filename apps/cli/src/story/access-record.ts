import { type Access, actionWords } from '@askonce/client';
import pc from 'picocolors';

type Line = Pick<Access, 'action' | 'occurredAt' | 'agency' | 'role' | 'outcome'>;

/** The access record as the citizen sees it, oldest first, a line for each entry. */
export function accessRecord(accesses: readonly Line[]): string[] {
  return accesses
    .toReversed()
    .map(({ occurredAt, role, agency, action, outcome }) =>
      pc.dim(
        `       ${occurredAt.slice(11, 23)}  ${(role ?? '').padEnd(8)} ${(agency ?? '').padEnd(15)}` +
          ` ${actionWords(action).padEnd(22)} ${(outcome ?? '').replaceAll('_', ' ')}`.trimEnd(),
      ),
    );
}
