import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { MetadataScanner } from '@nestjs/core';

const APPS = resolve(__dirname, '../../../apps');

export interface Route {
  readonly method: string;
  /** With its parameters: `/asks/:id`. */
  readonly path: string;
  /** What serves it, which carries what is declared about it. */
  readonly handler: object;
}

/** Every route that the controllers of an app declare. */
export function declaredRoutes(app: string): Route[] {
  const sources = join(APPS, app, 'src');
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.controller.ts')).flatMap((file) => routesIn(join(sources, file)));
}

function routesIn(file: string): Route[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- what a folder holds is known at run time only
  const exported = Object.values(require(file) as Record<string, unknown>);
  const routes = exported.filter(isController).flatMap(routesOf);
  if (routes.length === 0) throw new Error(`${file} declares no route.`);
  return routes;
}

const isController = (value: unknown): value is Type<Record<string, object>> =>
  typeof value === 'function' && Reflect.hasMetadata(PATH_METADATA, value);

function routesOf(controller: Type<Record<string, object>>): Route[] {
  const { prototype } = controller as { prototype: Record<string, object> };
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name]!;
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
    return pathsOf(controller).flatMap((base) =>
      pathsOf(handler).map((path) => ({ method, path: joined(base, path), handler })),
    );
  });
}

/** None where it is no route. */
const pathsOf = (declared: object): string[] =>
  [Reflect.getMetadata(PATH_METADATA, declared) as string | string[] | undefined]
    .flat()
    .filter((path) => path !== undefined);

const joined = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
