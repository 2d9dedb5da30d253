import { Injectable } from '@nestjs/common';
import { AccessesClient, CitizenClient, ReceiptsClient } from '@askonce/client';
import type { Citizen } from './citizen';
import type { SignedIn } from './session-data';

export interface ServiceAddresses {
  readonly registryUrl: string;
  readonly auditUrl: string;
}

/**
 * A person waits in front of the page: rather say soon that a service does not answer. A file goes on as it comes, and may take
 * as long as a form may take to arrive here.
 */
export const PATIENCE = { timeoutMs: 8_000, totalTimeoutMs: 12_000, uploadTimeoutMs: 120_000, attempts: 2 } as const;

/** The services as one person uses them: with their own token, and no power of the portal's. */
@Injectable()
export class Services {
  constructor(private readonly addresses: ServiceAddresses) {}

  for({ personId, name, accessToken }: SignedIn): Citizen {
    let isOnItsWay = false;
    const onAnswer = (headers: Headers) => {
      if (headers.has('askonce-on-its-way')) isOnItsWay = true;
    };
    const options = { ...PATIENCE, onAnswer, tokens: { token: () => Promise.resolve(accessToken) } };
    const { registryUrl, auditUrl } = this.addresses;
    return {
      personId,
      name,
      get isOnItsWay() {
        return isOnItsWay;
      },
      registry: new CitizenClient({ ...options, baseUrl: registryUrl }),
      audit: new AccessesClient({ ...options, baseUrl: auditUrl }),
      receipts: new ReceiptsClient({ ...options, baseUrl: auditUrl }),
    };
  }
}
