import type { ArgumentsHost } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '@askonce/observability';
import type { ErrorAnswers } from '@askonce/service';
import { SignInNeeded } from '../sign-in/sign-in-needed';
import { keepForm } from '../session/kept-forms';
import { FormRefused, formValues } from './form';
import { pathOf } from './path-of';
import type { Renderer } from './renderer';
import { type Trouble, troubleOf } from './trouble';

/** The one place where what went wrong becomes a page, in plain words, and is logged once. */
export class PageErrors implements ErrorAnswers {
  constructor(
    private readonly renderer: Renderer,
    private readonly log: Pick<Logger, 'info' | 'error'>,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const kept = keepWhatWasTyped(thrown, request);
    if (thrown instanceof FormRefused) {
      redirect(reply, pathOf(request));
      return;
    }
    const trouble = troubleOf(thrown);
    if (trouble.is === 'sign_in') {
      // Who it was stays known, so that what they typed can be given back to them and nobody else.
      if (request.session.signedIn !== undefined) {
        request.session.formsOf = request.session.signedIn.personId;
        request.session.signedIn = undefined;
        request.session.overdue = thrown instanceof SignInNeeded && thrown.isOverdue;
      }
      redirect(reply, `/sign-in?back=${encodeURIComponent(kept ? pathOf(request) : pageOf(request))}`);
      return;
    }
    this.show({ ...trouble, kept }, thrown, request, reply);
  }

  private show(
    trouble: Trouble & { kept: boolean },
    thrown: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const { status, is } = trouble;
    const fields = { trouble: is, method: request.method, route: request.routeOptions.url };
    if (status >= 500) this.log.error({ ...fields, err: thrown }, 'A page could not be shown');
    else this.log.info(fields, 'A page was refused');
    const html = this.renderer.render('problems/problem', { ...trouble, back: pathOf(request) }, request);
    void reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
  }
}

/** @returns whether anything was typed that is there again when the person comes back */
function keepWhatWasTyped(thrown: unknown, request: FastifyRequest): boolean {
  const session = request.session as FastifyRequest['session'] | undefined;
  if (request.method !== 'POST' || session === undefined) return false;
  const errors = thrown instanceof FormRefused ? thrown.errors : {};
  keepForm(session, { path: pathOf(request), values: formValues(request), errors });
  return session.forms !== undefined;
}

function redirect(reply: FastifyReply, to: string): void {
  void reply.status(303).header('location', to).send('');
}

/** A form that was sent nowhere is no page to come back to. */
const pageOf = (request: FastifyRequest): string => (request.method === 'GET' ? request.url : '/');
