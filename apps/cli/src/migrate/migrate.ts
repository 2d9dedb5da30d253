import { join } from 'node:path';
import type { ProcessGroup } from '@askonce/infrastructure';
import { clone } from '../clone';
import { inherited } from '../services/service-environment';

/** Brings the databases of these services to their newest schema, side by side, each by its own migrate program. */
export async function migrateAll(group: ProcessGroup, ownerUrls: Record<string, string>): Promise<void> {
  await Promise.all(
    Object.entries(ownerUrls).map(([app, url]) =>
      group.run({
        name: `The migration of ${app}`,
        command: process.execPath,
        args: ['--enable-source-maps', clone.app(app, 'migrate.js')],
        env: { ...inherited(process.env), NODE_ENV: 'production', DATABASE_OWNER_URL: url },
        cwd: clone.root,
        logFile: join(clone.logs, `migrate-${app}.log`),
      }),
    ),
  );
}
