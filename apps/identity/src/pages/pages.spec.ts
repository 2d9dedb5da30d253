import { html } from './html';
import { documentOf, pageHeaders } from './page';
import { signInPage } from './pages';

describe('html', () => {
  it('escapes what is inserted', () => {
    expect(html`<p title="${`"'<&>`}">x</p>`.markup).toBe('<p title="&quot;&#39;&lt;&amp;&gt;">x</p>');
  });

  it('inserts markup as it is, and text with dollar signs and backslashes too', () => {
    expect(html`<p>${html`<b>${'$1 \\n'}</b>`}</p>`.markup).toBe('<p><b>$1 \\n</b></p>');
  });
});

describe('the sign-in page', () => {
  const form = { action: '/interaction/1', token: 't', username: '"><script>alert(1)</script>' };

  it('keeps what was entered, as text', () => {
    const page = documentOf(signInPage(form));
    expect(page).not.toContain('<script');
    expect(page).toContain('&quot;&gt;&lt;script&gt;');
  });

  it('gives every field a label', () => {
    const page = documentOf(signInPage(form));
    for (const field of ['username', 'password']) {
      expect(page).toContain(`<label for="${field}">`);
      expect(page).toContain(`id="${field}"`);
    }
  });

  it('says what is wrong in its title, in an alert, and beside the fields', () => {
    const page = documentOf(signInPage({ ...form, problem: { status: 422, text: 'The password is wrong.' } }));
    expect(page).toContain('<title>Error: Sign in');
    expect(page).toMatch(/role="alert">\s*<p id="problem">The password is wrong\./);
    expect(page.match(/aria-invalid="true" aria-describedby="problem"/g)).toHaveLength(2);
  });
});

describe('headers of pages', () => {
  it('let forms lead to the portal, and nothing else be loaded or framed', () => {
    const policy = pageHeaders('http://127.0.0.1:1/path')['content-security-policy'];
    expect(policy).toContain("form-action 'self' http://127.0.0.1:1;");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
  });
});
