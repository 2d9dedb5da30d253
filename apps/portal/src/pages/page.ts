import { applyDecorators, Post, Redirect } from '@nestjs/common';

/** What a page shows: a view, and what stands in it. */
export class Page {
  constructor(
    readonly view: string,
    readonly model: object,
  ) {}
}

/** Where the browser goes next, and what it is told there. */
export class Next {
  constructor(
    readonly url: string,
    readonly notice?: { readonly key: string; readonly values: Readonly<Record<string, string | number>> },
  ) {}
}

/** @param view below views/, without its ending */
export const page = (view: string, model: object): Page => new Page(view, model);

/** @param notice the key of a message that the next page begins with */
export const next = (url: string, notice?: string, values: Readonly<Record<string, string | number>> = {}): Next =>
  new Next(url, notice === undefined ? undefined : { key: notice, values });

/** A route that shows nothing but leads on (303 See Other). */
export const Leads = (): MethodDecorator => Redirect('/', 303);

/** Takes a form, which its page sends to its own path, and leads on. What cannot be taken is thrown: the page then says why. */
export const Form = (path: string | string[]): MethodDecorator => applyDecorators(Post(path), Leads());
