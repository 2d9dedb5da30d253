import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AccessesClient, CitizenClient, ReceiptsClient } from '@askonce/client';

/** The person who is signed in, with the services as they answer to that person's own token. */
export interface Citizen {
  readonly personId: string;
  readonly name: string;
  readonly registry: CitizenClient;
  readonly audit: AccessesClient;
  readonly receipts: ReceiptsClient;
  /** Whether something that is recorded about them is not known everywhere yet, as far as the services have said so. */
  readonly isOnItsWay: boolean;
}

const citizens = new WeakMap<FastifyRequest, Citizen>();

export function rememberCitizen(request: FastifyRequest, citizen: Citizen): void {
  citizens.set(request, citizen);
}

export const findCitizen = (request: FastifyRequest): Citizen | undefined => citizens.get(request);

export function citizenOf(request: FastifyRequest): Citizen {
  const citizen = findCitizen(request);
  if (citizen === undefined) throw new Error(`Nobody is signed in for ${request.routeOptions.url ?? 'this route'}.`);
  return citizen;
}

/** The first argument of whatever a citizen does. */
export const CurrentCitizen = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  citizenOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
