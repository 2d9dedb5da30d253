import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from './actor';

const actors = new WeakMap<object, Actor>();

export function rememberActor(request: object, actor: Actor): void {
  actors.set(request, actor);
}

/** Who sent this request; undefined on a public route, and before the guard has run. */
export function actorOf(request: object): Actor | undefined {
  return actors.get(request);
}

/** The verified caller, as a handler's parameter. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const actor = actorOf(context.switchToHttp().getRequest<object>());
  if (actor === undefined) {
    throw new Error(`${context.getClass().name}.${context.getHandler().name} is public and has no actor.`);
  }
  return actor;
});
