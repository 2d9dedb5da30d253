import { Html, html } from './html';
import type { Page } from './page';

export interface SignInForm {
  readonly action: string;
  /** Proves that the form is ours. */
  readonly token: string;
  readonly username: string;
  readonly problem?: { readonly status: number; readonly text: string };
}

export function signInPage({ action, token, username, problem }: SignInForm): Page {
  return {
    status: problem?.status ?? 200,
    title: problem === undefined ? 'Sign in' : 'Error: Sign in',
    main: html`<h1>Sign in</h1>
      ${problem === undefined ? html`` : problemBox(problem.text)}
      <p>For demo people only. Their names and passwords are printed when the demo starts.</p>
      <form method="post" action="${action}">
        <input type="hidden" name="token" value="${token}" />
        <label for="username">User name</label>
        <input
          id="username"
          name="username"
          value="${username}"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          ${described(problem)}
        />
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          ${described(problem)}
        />
        <button type="submit">Sign in</button>
      </form>`,
  };
}

function problemBox(text: string): Html {
  return html`<div class="error" role="alert">
    <p id="problem">${text} <a href="#username">Go to the form</a></p>
  </div>`;
}

function described(problem: SignInForm['problem']): Html {
  return problem === undefined ? html`` : html`aria-invalid="true" aria-describedby="problem"`;
}

/** @param form of the library, referred to by its id */
export function signOutPage(form: Html): Page {
  return {
    status: 200,
    title: 'Sign out',
    main: html`<h1>Do you want to sign out?</h1>
      ${form}
      <button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>
      <button type="submit" form="op.logoutForm" class="secondary">Stay signed in</button>`,
  };
}

export function messagePage(message: { status: number; title: string; text: string }): Page {
  return {
    status: message.status,
    title: message.title,
    main: html`<h1>${message.title}</h1>
      <p>${message.text}</p>`,
  };
}

export const signedOutPage = messagePage({
  status: 200,
  title: 'You are signed out',
  text: 'You can close this window.',
});

export const signInExpiredPage = messagePage({
  status: 400,
  title: 'This sign-in has ended',
  text: 'It took too long, was finished elsewhere, or your browser keeps no cookies. Go back to where you came from and sign in again.',
});
