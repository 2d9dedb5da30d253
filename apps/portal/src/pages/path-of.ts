import type { FastifyRequest } from 'fastify';

/** Of which page a request is: its path, without what is asked of it. */
export const pathOf = ({ url }: Pick<FastifyRequest, 'url'>): string => url.split('?')[0] ?? '/';
