import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import { sendPage } from '../http/answers';
import { readForm } from '../http/form';
import { signInExpiredPage, type SignInForm, signInPage } from '../pages/pages';
import type { SignIn, SignInOutcome } from './sign-in';

export interface InteractionParts {
  readonly provider: Provider;
  readonly signIn: SignIn;
  /** From which the tokens of the forms are made. */
  readonly formKey: string;
  /** May be empty. */
  readonly portalUrl: string;
}

const WRONG = { status: 422, text: 'The user name or the password is wrong.' };

/** The page on which people sign in, while the provider waits for it. */
export class Interactions {
  constructor(private readonly parts: InteractionParts) {}

  /** Shows the form. */
  async show(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const uid = await this.waiting(request, response);
    if (uid === undefined) sendPage(response, signInExpiredPage, this.parts.portalUrl);
    else this.form(response, uid, { username: '' });
  }

  /** Takes what was entered. */
  async submit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const uid = await this.waiting(request, response);
    const fields = await readForm(request);
    if (uid === undefined || fields === undefined || !this.isOurs(uid, fields.get('token') ?? '')) {
      sendPage(response, signInExpiredPage, this.parts.portalUrl);
      return;
    }
    const username = (fields.get('username') ?? '').trim();
    const address = request.socket.remoteAddress ?? '';
    const outcome = this.parts.signIn.attempt({ username, password: fields.get('password') ?? '', address });
    if (outcome.is === 'signed_in') {
      await this.parts.provider.interactionFinished(request, response, { login: { accountId: outcome.person.id } });
      return;
    }
    this.form(response, uid, { username, problem: problemOf(outcome) });
  }

  /** The id of the sign-in that waits in this browser; undefined when there is none, or it is not the one of this address. */
  private async waiting(request: IncomingMessage, response: ServerResponse): Promise<string | undefined> {
    try {
      const { uid, prompt } = await this.parts.provider.interactionDetails(request, response);
      return prompt.name === 'login' && request.url === `/interaction/${uid}` ? uid : undefined;
    } catch (error) {
      if (error instanceof errors.SessionNotFound) return undefined;
      throw error;
    }
  }

  private form(response: ServerResponse, uid: string, filled: Pick<SignInForm, 'username' | 'problem'>): void {
    const page = signInPage({ action: `/interaction/${uid}`, token: this.tokenOf(uid).toString('hex'), ...filled });
    sendPage(response, page, this.parts.portalUrl);
  }

  private isOurs(uid: string, token: string): boolean {
    const expected = this.tokenOf(uid);
    const given = Buffer.from(token, 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private tokenOf(uid: string): Buffer {
    return createHmac('sha256', this.parts.formKey).update(`sign-in ${uid}`).digest();
  }
}

function problemOf(outcome: Exclude<SignInOutcome, { is: 'signed_in' }>): { status: number; text: string } {
  if (outcome.is === 'refused') return WRONG;
  const minutes = Math.ceil(outcome.retryAfter / 60);
  return { status: 429, text: `There were too many failed attempts. Try again in ${minutes} minutes.` };
}
