import type { INestApplicationContext, Type } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { policyOf } from './policy';
import { PolicyGuard } from './policy.guard';

/**
 * Stops a service at boot that has a route without a policy, or no guard to hold to them.
 * Event handlers are no routes and need none.
 * @throws Error naming each such route
 */
export function assertEveryRouteHasAPolicy(app: INestApplicationContext): void {
  const modules = [...app.get(ModulesContainer, { strict: false }).values()];
  if (!modules.some((module) => module.providers.has(PolicyGuard))) {
    throw new Error('No PolicyGuard: the root module must import AuthModule.forRoot().');
  }
  const open = modules
    .flatMap((module) => [...module.controllers.values()])
    .flatMap(({ metatype }) => (typeof metatype === 'function' ? routesWithoutPolicy(metatype as Type) : []));
  if (open.length > 0) {
    throw new Error(`Routes without a policy: ${open.join(', ')}. Declare @Policy({ roles }) or @Public() on each.`);
  }
}

function routesWithoutPolicy(controller: Type): string[] {
  const prototype = controller.prototype as Record<string, object>;
  return new MetadataScanner()
    .getAllMethodNames(prototype)
    .filter((name) => {
      const handler = prototype[name];
      return handler !== undefined && Reflect.hasMetadata(PATH_METADATA, handler) && policyOf(handler) === undefined;
    })
    .map((name) => `${controller.name}.${name}`);
}
