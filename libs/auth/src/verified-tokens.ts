import { createHash } from 'node:crypto';
import type { Actor } from './actor';

interface Verified {
  readonly actor: Actor;
  readonly expiresAt: number;
}

/** Tokens already verified, the least recently used going first; keyed by a hash, so that a memory dump holds no usable token. */
export class VerifiedTokens {
  private readonly entries = new Map<string, Verified>();

  constructor(private readonly capacity: number) {}

  /** @param now seconds since the epoch */
  find(token: string, now: number): Actor | undefined {
    const key = hash(token);
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    this.entries.delete(key);
    if (entry.expiresAt <= now) return undefined;
    this.entries.set(key, entry);
    return entry.actor;
  }

  /** @param expiresAt seconds since the epoch */
  remember(token: string, actor: Actor, expiresAt: number): void {
    this.entries.set(hash(token), { actor, expiresAt });
    if (this.entries.size <= this.capacity) return;
    const [oldest] = this.entries.keys();
    if (oldest !== undefined) this.entries.delete(oldest);
  }

  get size(): number {
    return this.entries.size;
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
