import type { Received } from './received';

/** @returns whether the message is done with: handled, skipped or among the dead letters. */
export type Process = (message: Received, stopping: AbortSignal) => Promise<boolean>;

const FULL_BYTES = 256 * 1024;
const FULL_MESSAGES = 1_000;

const sizeOf = (message: Received): number => (message.value?.length ?? 0) + 100;

/** The messages of one partition, one after the other, in order. */
export class PartitionLane {
  private readonly queue: Received[] = [];
  private readonly stopping = new AbortController();
  private bytes = 0;
  private newest = -1n;
  private position: bigint | undefined;
  private committed: bigint | undefined;
  private highWatermark = 0n;
  private working: Promise<void> | undefined;

  constructor(
    readonly topic: string,
    readonly partition: number,
    private readonly process: Process,
    private readonly onRoom: () => void,
  ) {}

  /** Messages that are here already are left out: after a rebalance Kafka hands over again what was not yet committed. */
  add(messages: readonly Received[], highWatermark: bigint): void {
    this.highWatermark = highWatermark;
    const fresh = messages.filter((message) => message.offset > this.newest);
    const [first] = fresh;
    if (first === undefined || this.stopping.signal.aborted) return;
    this.position ??= first.offset;
    for (const message of fresh) this.bytes += sizeOf(message);
    this.newest = fresh.at(-1)?.offset ?? this.newest;
    this.queue.push(...fresh);
    this.working ??= this.work();
  }

  isFull(): boolean {
    return this.bytes > FULL_BYTES || this.queue.length > FULL_MESSAGES;
  }

  /** How many messages of the partition are not yet done. */
  get lag(): number {
    return this.position === undefined ? 0 : Math.max(0, Number(this.highWatermark - this.position));
  }

  /** The offset to go on from after a restart, if it has moved since it was last committed. */
  get uncommitted(): bigint | undefined {
    return this.committed === this.position ? undefined : this.position;
  }

  hasCommitted(position: bigint): void {
    this.committed = position;
  }

  /** Finishes the current message and lets the rest be. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  private async work(): Promise<void> {
    for (let message = this.queue[0]; message !== undefined; message = this.queue[0]) {
      if (!(await this.process(message, this.stopping.signal))) break;
      this.done(message);
      if (this.stopping.signal.aborted) break;
    }
    this.working = undefined;
  }

  private done(message: Received): void {
    const wasFull = this.isFull();
    this.queue.shift();
    this.bytes -= sizeOf(message);
    this.position = message.offset + 1n;
    if (wasFull && !this.isFull()) this.onRoom();
  }
}
