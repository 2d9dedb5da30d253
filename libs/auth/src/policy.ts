import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { Role } from '@askonce/contracts';

/** Who may call a handler: everybody, or callers with one of these roles. */
export type RoutePolicy = { readonly public: true } | { readonly roles: readonly [Role, ...Role[]] };

const POLICY = 'askonce:policy';

/** Opens a handler to callers with one of these roles. */
export function Policy(policy: { readonly roles: readonly [Role, ...Role[]] }): MethodDecorator {
  return applyDecorators(declare(policy), ApiBearerAuth(), ApiExtension('x-roles', [...policy.roles]));
}

/** Opens a handler to everybody, without a token. */
export function Public(): MethodDecorator {
  return declare({ public: true });
}

/** The policy a handler declares itself; one on its class would be overlooked when the next handler is added. */
export function policyOf(handler: object): RoutePolicy | undefined {
  return Reflect.getMetadata(POLICY, handler) as RoutePolicy | undefined;
}

function declare(policy: RoutePolicy): MethodDecorator {
  return (target, key, descriptor) => {
    if (descriptor.value !== undefined && policyOf(descriptor.value as object) !== undefined) {
      throw new Error(`${target.constructor.name}.${String(key)} declares two policies; keep one.`);
    }
    SetMetadata(POLICY, policy)(target, key, descriptor);
  };
}
