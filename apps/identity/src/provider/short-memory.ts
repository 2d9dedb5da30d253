import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Remembered {
  readonly payload: AdapterPayload;
  readonly expiry: NodeJS.Timeout | undefined;
}

/** How many things of one kind are kept; beyond it the oldest goes. */
const CAPACITY = 10_000;

/**
 * What the provider remembers of one kind (sessions, codes, …), until it expires or the process ends:
 * in development, signing in again after a restart is no loss.
 */
export class ShortMemory implements Adapter {
  private readonly kept = new Map<string, Remembered>();

  /** @param expiresIn seconds */
  upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    this.forget(id);
    const expiry = expiresIn === undefined ? undefined : setTimeout(() => this.kept.delete(id), expiresIn * 1_000);
    expiry?.unref();
    this.kept.set(id, { payload, expiry });
    const [oldest] = this.kept.keys();
    if (oldest !== undefined && this.kept.size > CAPACITY) this.forget(oldest);
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.kept.get(id)?.payload);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.findBy((payload) => payload.uid === uid));
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.findBy((payload) => payload.userCode === userCode));
  }

  consume(id: string): Promise<void> {
    const remembered = this.kept.get(id);
    if (remembered !== undefined) remembered.payload.consumed = Math.floor(Date.now() / 1_000);
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.forget(id);
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.kept) if (payload.grantId === grantId) this.forget(id);
    return Promise.resolve();
  }

  private findBy(fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    return [...this.kept.values()].find(({ payload }) => fits(payload))?.payload;
  }

  private forget(id: string): void {
    clearTimeout(this.kept.get(id)?.expiry);
    this.kept.delete(id);
  }
}
