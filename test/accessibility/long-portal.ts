import { join } from 'node:path';
import { type RunningService, startServer } from '@askonce/service';
import { portal } from '../../apps/portal/src/portal';
import type { RunningStack } from '../e2e/running-stack';
import { LongTexts } from './long-texts';

/**
 * One more portal of a running stack, in the other theme, which gets to read long texts only. Whoever is signed in at the
 * stack's own is so here: both have the same sessions, and browsers send cookies to every port of a host.
 */
export class LongPortal {
  private constructor(
    private readonly service: RunningService,
    readonly registry: LongTexts,
    readonly audit: LongTexts,
  ) {}

  static async of(running: RunningStack): Promise<LongPortal> {
    const { home, stack } = running;
    const [registry, audit] = [
      await LongTexts.before(running.url('registry')),
      await LongTexts.before(running.url('audit')),
    ];
    const service = await startServer(portal, {
      DATABASE_URL: stack.infrastructure.databaseUrls.portal,
      ASKONCE_PUBLIC_URL: running.url('portal'),
      ASKONCE_ISSUERS: stack.issuer,
      ASKONCE_REGISTRY_URL: registry.url,
      ASKONCE_AUDIT_URL: audit.url,
      ASKONCE_CLIENT_KEY_FILE: join(home, 'secrets', 'portal-client-key.json'),
      ASKONCE_SESSION_KEY_FILE: join(home, 'secrets', 'portal-session-key'),
      ASKONCE_PORTAL_THEME: 'harbour',
      ASKONCE_LOG_LEVEL: 'silent',
    });
    return new LongPortal(service, registry, audit);
  }

  get url(): string {
    return this.service.url;
  }

  async stop(): Promise<void> {
    await this.service.close();
    await Promise.all([this.registry.stop(), this.audit.stop()]);
  }
}
