import type { Visitor } from './visitor';
import type { LongPortal } from './long-portal';
import type { Place } from './places';
import { routeOf } from './routes';

/** A page as it looks in one state: how one gets to see it, and who does. */
export interface PageState {
  readonly page: string;
  /** Its route, or what went wrong: pages of one kind take turns where only some are looked at. */
  readonly kind: string;
  readonly state: 'empty' | 'filled' | 'error' | 'long';
  readonly visitor: Visitor;
  /** Starts from anywhere in the portal. @throws when it is not seen */
  readonly show: () => Promise<void>;
}

const kindOf = (path: string): string => routeOf(path) ?? path;

/** A page as it opens. */
export const opened = (state: PageState['state'], { name, path }: Place, visitor: Visitor): PageState => ({
  page: name,
  kind: kindOf(path),
  state,
  visitor,
  show: () => visitor.see(path),
});

/** A page as it answers to its form when that cannot be taken. */
export const mistaken = ({ name, path, mistakes = {} }: Place, visitor: Visitor): PageState => ({
  page: name,
  kind: kindOf(path),
  state: 'error',
  visitor,
  show: async () => {
    await visitor.see(path);
    await visitor.send(mistakes);
    if ((await visitor.page.locator('.govuk-error-summary').count()) === 0)
      throw new Error(`${name} says of no mistake.`);
  },
});

const CONTACT = { number: '0100 555 101', about: 'I cannot find my letter.' };
const problem = (status: number, slug: string) => ({
  status,
  body: { type: `urn:askonce:problem:${slug}`, title: slug, status, traceId: '4b2a1e8185b15e27afe551f3a8d4d2f4' },
});

/** What goes wrong without anybody's mistake, as its pages say it. */
export function troubles(visitor: Visitor, { url, registry, audit }: LongPortal, proof: string): PageState[] {
  const trouble = (page: string, show: () => Promise<void>): PageState => ({
    page,
    kind: page,
    state: 'error',
    visitor,
    show,
  });
  const meanwhile = async (service: typeof registry, instead: typeof registry.instead, show: () => Promise<void>) => {
    service.instead = instead;
    await show().finally(() => (service.instead = undefined));
  };
  const refused = (page: string, status: number, slug: string, shown = status) =>
    trouble(page, () => meanwhile(registry, problem(status, slug), () => visitor.see(`${url}/`, shown)));
  return [
    trouble('no-such-page', () => visitor.see('/nowhere', 404)),
    trouble('no-such-document', () => visitor.see('/documents/0193f3a1-0000-7000-8000-000000000000', 404)),
    refused('refused', 403, 'not-allowed'),
    refused('too-many', 429, 'too-many-requests'),
    refused('unavailable', 503, 'database-unavailable'),
    trouble('broken', () => meanwhile(registry, { status: 200, body: {} }, () => visitor.see(`${url}/`, 500))),
    trouble('form-expired', async () => {
      await visitor.see('/help');
      await visitor.send({ ...CONTACT, _csrf: 'x' }, 403);
    }),
    trouble('form-kept', async () => {
      await visitor.see(`${url}/help`);
      await meanwhile(registry, problem(503, 'database-unavailable'), () => visitor.send(CONTACT, 503));
    }),
    trouble('receipt-not-yet', () =>
      meanwhile(audit, problem(404, 'entry-not-found'), () => visitor.see(`${url}${proof}`)),
    ),
  ];
}
