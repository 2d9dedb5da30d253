import type { Grant, KoaContextWithOIDC, Provider } from 'oidc-provider';

/** The portal is ours, so nobody is asked whether it may know who signs in; consent to exchanges is the registry's. */
export async function firstPartyGrant(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const known = session.grantIdFor(client.clientId);
  const existing = known === undefined ? undefined : await provider.Grant.find(known);
  if (existing !== undefined) return existing;
  const made = await newGrant(provider, { clientId: client.clientId, accountId: session.accountId });
  return provider.Grant.find(made);
}

/** The id of a grant of all there is to be granted. */
export function newGrant(provider: Provider, to: { clientId: string; accountId: string }): Promise<string> {
  const grant = new provider.Grant(to);
  grant.addOIDCScope('openid profile');
  return grant.save();
}
