import type { FastifyRequest } from 'fastify';
import { keptForm } from '../session/kept-forms';
import { pathOf } from './path-of';

/**
 * What a page with a form was opened for: by its address, or, where one is led back to it, by what was sent from it before.
 * @returns '' for what neither says
 */
export function asked<Name extends string>(
  request: Pick<FastifyRequest, 'session' | 'url'>,
  query: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  const kept = keptForm(request.session, pathOf(request))?.values ?? {};
  const said = (name: Name): string => {
    const value = query[name];
    return typeof value === 'string' ? value : (kept[name]?.[0] ?? '');
  };
  return Object.fromEntries(names.map((name) => [name, said(name)])) as Record<Name, string>;
}
