import type { KoaContextWithOIDC } from 'oidc-provider';
import { Html } from '../pages/html';
import { documentOf, type Page, pageHeaders } from '../pages/page';
import { messagePage, signedOutPage, signOutPage } from '../pages/pages';

/** The pages that the library asks for, in our own clothes. */
export function providerPages(portalUrl: string) {
  const show = (ctx: KoaContextWithOIDC, page: Page) => {
    ctx.set(pageHeaders(portalUrl));
    ctx.body = documentOf(page);
  };
  return {
    renderError: (ctx: KoaContextWithOIDC, { error }: { error: string }) => {
      const text = `The request cannot be completed (${error}). Go back to where you came from and try again.`;
      show(ctx, messagePage({ status: ctx.status, title: 'Something is wrong with this request', text }));
    },
    signOut: {
      logoutSource: (ctx: KoaContextWithOIDC, form: string) => {
        show(ctx, signOutPage(new Html(form)));
      },
      postLogoutSuccessSource: (ctx: KoaContextWithOIDC) => {
        show(ctx, signedOutPage);
      },
    },
  };
}
