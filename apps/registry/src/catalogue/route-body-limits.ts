import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Bytes that a body on this route may have, where that is not the service's usual limit. */
    bodyLimit?: number;
  }
}

/** Makes `@RouteConfig({ bodyLimit })` hold: Nest has no way of its own to a route's limit. */
@Injectable()
export class RouteBodyLimits {
  constructor({ httpAdapter }: HttpAdapterHost<FastifyAdapter>) {
    httpAdapter.getInstance().addHook('onRoute', (route) => {
      const limit = route.config?.bodyLimit;
      if (limit !== undefined) route.bodyLimit = limit;
    });
  }
}
