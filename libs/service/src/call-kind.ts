import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route carries a document, so a call may take as long as the line is slow. */
    transfer?: boolean;
  }
}

/** Why a call may take long, which is why each kind has a limit of its own. */
export type CallKind = 'call' | 'wait' | 'transfer';

/** Marks a route that takes in or gives out a document. */
export const Transfer = (): MethodDecorator => RouteConfig({ transfer: true });

export function callKindOf({ routeOptions, query }: Pick<FastifyRequest, 'routeOptions' | 'query'>): CallKind {
  if (routeOptions.config.transfer === true) return 'transfer';
  return waits(query) ? 'wait' : 'call';
}

/** Whatever `wait` says: what is no number of seconds is refused later. */
const waits = (query: unknown): boolean =>
  typeof query === 'object' && query !== null && 'wait' in query && query.wait !== '0';
