import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Nothing but our own style sheets, fonts and pictures; no script at all. */
export async function secureHeaders(
  app: NestFastifyApplication,
  { publicUrl, issuer }: { readonly publicUrl: string; readonly issuer: string },
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        // Signing out leads from a form to the identity provider.
        formAction: ["'self'", new URL(issuer).origin],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    hsts: publicUrl.startsWith('https:') && { maxAge: 365 * 24 * 3_600, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });
}
