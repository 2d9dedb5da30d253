import { declaredRoutes } from '../e2e/portal/declared-routes';

/** Comes after everything that a path can hold. */
const ANYTHING = '\uffff';

/** Where the portal answers a GET: `/asks/:id`. */
export const ROUTES: readonly string[] = declaredRoutes('portal')
  .filter(({ method }) => method === 'GET')
  .map(({ path }) => path);

/** The route that answers at an address: where several do, the one that says most of it. */
export function routeOf(address: string): string | undefined {
  const path = new URL(address, 'http://portal').pathname;
  const fitting = ROUTES.filter((route) => patternOf(route).test(path));
  const weight = (route: string): string => route.replaceAll(/:\w+/g, ANYTHING);
  return fitting.sort((a, b) => (weight(a) < weight(b) ? -1 : 1))[0];
}

const patternOf = (route: string): RegExp =>
  new RegExp(`^${route.replaceAll('.', String.raw`\.`).replaceAll(/:\w+/g, '[^/]+')}$`);
