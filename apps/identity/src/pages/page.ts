import { Html, html } from './html';

export interface Page {
  readonly status: number;
  readonly title: string;
  readonly main: Html;
}

export const STYLE_PATH = '/style.css';

export const STYLE = `
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; padding: 1rem; max-width: 34rem; }
header { border-bottom: 0.25rem solid #1d5c8a; padding-bottom: 0.5rem; font-weight: 700; }
label { display: block; margin-top: 1rem; font-weight: 700; }
input, button { box-sizing: border-box; font: inherit; padding: 0.5rem; border: 0.125rem solid currentColor; border-radius: 0; }
input { width: 100%; }
button { margin: 1.5rem 0.5rem 0 0; padding: 0.5rem 1.5rem; background: #1d5c8a; color: #fff; border-color: #1d5c8a; cursor: pointer; }
button.secondary { background: #fff; color: #1d5c8a; }
:focus-visible { outline: 0.25rem solid #e0a100; outline-offset: 0.125rem; }
.error { border: 0.25rem solid #b3261e; padding: 0 1rem; margin-top: 1.5rem; }
`;

/** The whole document; works without JavaScript. */
export function documentOf({ title, main }: Page): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – AskOnce development sign-in</title>
        <link rel="stylesheet" href="${STYLE_PATH}" />
      </head>
      <body>
        <header>AskOnce development sign-in</header>
        <main>${main}</main>
      </body>
    </html> `.markup;
}

/**
 * Headers of every page. `form-action` must name where a form's answer leads in the end, because browsers check redirects too.
 * @param portalUrl may be empty
 */
export function pageHeaders(portalUrl: string): Record<string, string> {
  const formAction = ["'self'", ...(portalUrl === '' ? [] : [new URL(portalUrl).origin])].join(' ');
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'self'; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
}
