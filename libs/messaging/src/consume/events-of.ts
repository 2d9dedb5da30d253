import { UseFilters } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { CustomStrategy } from '@nestjs/microservices';
import { PATTERN_METADATA } from '@nestjs/microservices/constants.js';
import { HandOnErrors } from './hand-on-errors';
import { KafkaEventsStrategy } from './kafka-events-strategy';

const prepared = new WeakSet();

/**
 * The event handlers of an application that imports MessagingModule, for `app.connectMicroservice(eventsOf(app))`;
 * `app.startAllMicroservices()` begins to consume.
 */
export function eventsOf(app: INestApplicationContext): CustomStrategy {
  const modules = [...app.get(ModulesContainer, { strict: false }).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()]);
  for (const { metatype } of controllers)
    if (typeof metatype === 'function') letErrorsOut(metatype.prototype as object);
  const strategy = app.get(KafkaEventsStrategy, { strict: false });
  strategy.errorsComeOut();
  return { strategy };
}

/** A hybrid application has no way to give its microservice a filter of its own, so each handler gets it. */
function letErrorsOut(prototype: object): void {
  for (const name of new MetadataScanner().getAllMethodNames(prototype)) {
    const descriptor = findDescriptor(prototype, name);
    const method: unknown = descriptor?.value;
    if (descriptor === undefined || typeof method !== 'function' || prepared.has(method)) continue;
    if (!Reflect.hasMetadata(PATTERN_METADATA, method)) continue;
    prepared.add(method);
    UseFilters(new HandOnErrors())(prototype, name, descriptor);
  }
}

function findDescriptor(prototype: object | null, name: string): PropertyDescriptor | undefined {
  if (prototype === null) return undefined;
  const parent = Object.getPrototypeOf(prototype) as object | null;
  return Object.getOwnPropertyDescriptor(prototype, name) ?? findDescriptor(parent, name);
}
