import { RequestMethod, type DynamicModule, type ForwardReference, type Type } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { MetadataScanner } from '@nestjs/core';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** As the controllers have it: `/asks/:id`. */
  readonly path: string;
}

type Imported = Type | DynamicModule | ForwardReference | Promise<DynamicModule>;

/** Every route of a module and those that it imports, read from the decorators. */
export function routesOf(module: DynamicModule): Route[] {
  return controllersOf(module).flatMap(routesIn);
}

function controllersOf(module: Imported): Type[] {
  if ('forwardRef' in module || module instanceof Promise)
    throw new Error('A module of the portal is not known before it runs.');
  const declared = 'module' in module ? module : declaredBy(module);
  return [...(declared.controllers ?? []), ...(declared.imports ?? []).flatMap(controllersOf)];
}

const declaredBy = (module: Type): Pick<DynamicModule, 'imports' | 'controllers'> => ({
  imports: (Reflect.getMetadata(MODULE_METADATA.IMPORTS, module) ?? []) as Imported[],
  controllers: (Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, module) ?? []) as Type[],
});

function routesIn(controller: Type): Route[] {
  const prototype = controller.prototype as Record<string, object>;
  const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name]!;
    const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
    if (path === undefined) return [];
    const method =
      (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod) === RequestMethod.GET ? 'GET' : 'POST';
    return [{ method, path: joined(base, path) } as const];
  });
}

const joined = (...pieces: string[]): string =>
  `/${pieces
    .flatMap((piece) => piece.split('/'))
    .filter(Boolean)
    .join('/')}`;
