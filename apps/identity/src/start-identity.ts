import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Health, type Logger } from '@askonce/observability';
import type { IdentityConfig } from './config';
import { IdentityStore } from './data/identity-store';
import { routes } from './http/routes';
import { PeopleEndpoint } from './people/people-endpoint';
import { createProvider } from './provider/create-provider';
import { Interactions } from './sign-in/interactions';
import { SignIn } from './sign-in/sign-in';

export interface RunningIdentity {
  readonly url: string;
  readonly issuer: string;
  close(): Promise<void>;
}

const DRAIN_MS = 5_000;

/** Starts the identity provider in this process. */
export async function startIdentity(config: IdentityConfig, log: Logger): Promise<RunningIdentity> {
  const store = await IdentityStore.open(config.dataFile);
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 });
  server.listen(config.port, config.host);
  await once(server, 'listening');
  // The issuer may be where we listen, so all else is made now; nothing is awaited before the first request can be answered.
  const url = `http://${config.host}:${(server.address() as AddressInfo).port}`;
  const issuer = config.publicUrl === '' ? url : config.publicUrl;
  server.on('request', listener({ config, issuer, store, log }));
  log.info({ url, issuer }, 'listening');
  return { url, issuer, close: () => close(server, store) };
}

function listener(parts: { config: IdentityConfig; issuer: string; store: IdentityStore; log: Logger }) {
  const { config, issuer, store, log } = parts;
  const { audience, portalUrl } = config;
  const signIn = new SignIn(store);
  const provider = createProvider({ issuer, audience, portalUrl, store, signIn, log });
  const formKey = store.cookieKeys.join();
  const answer = provider.callback();
  return routes({
    health: new Health(),
    interactions: new Interactions({ provider, signIn, formKey, portalUrl }),
    people: new PeopleEndpoint(store, { issuer, audience }),
    provider: (request, response) => void answer(request, response),
    log,
  });
}

async function close(server: Server, store: IdentityStore): Promise<void> {
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, DRAIN_MS);
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
  clearTimeout(cut);
  await store.close();
}
