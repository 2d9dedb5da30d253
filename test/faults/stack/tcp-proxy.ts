import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type Weather =
  /** Everything passes. */
  | { readonly kind: 'fair' }
  /** Connections are reset, and new ones as well. */
  | { readonly kind: 'cut' }
  /** Connections stay open and new ones are accepted, and nothing passes. */
  | { readonly kind: 'half_open' }
  /** Each connection is slow in its own way, up to so many milliseconds a chunk: what was sent later may arrive earlier. */
  | { readonly kind: 'slow'; readonly upToMs: number };

const FAIR: Weather = { kind: 'fair' };

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  /** Between 0 and 1: how slow it is where things are slow. */
  readonly slowness: number;
}

/** Stands between a client and a server, and does to their connections what networks do. */
export class TcpProxy {
  /** @param random decides how slow each connection is */
  static async start(port: number, target: number, random: () => number): Promise<TcpProxy> {
    const proxy = new TcpProxy(target, random);
    proxy.server.listen(port, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  private readonly server: Server;
  private readonly pairs = new Set<Pair>();
  private weather = FAIR;
  private change = Promise.withResolvers<undefined>();

  private constructor(
    private readonly target: number,
    private readonly random: () => number,
  ) {
    this.server = createServer((near) => {
      this.take(near);
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  become(weather: Weather): void {
    this.weather = weather;
    this.change.resolve(undefined);
    this.change = Promise.withResolvers();
    if (weather.kind === 'cut') this.reset();
  }

  /** Resets every connection there is; new ones pass. */
  reset(): void {
    for (const pair of this.pairs) this.drop(pair);
  }

  async stop(): Promise<void> {
    this.become(FAIR);
    this.reset();
    this.server.close();
    await once(this.server, 'close');
  }

  private take(near: Socket): void {
    near.on('error', () => near.destroy());
    if (this.weather.kind === 'cut') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(this.target, '127.0.0.1');
    const pair = { near, far, slowness: this.random() };
    this.pairs.add(pair);
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      // Whatever ends one side ends the other; a client tells a reset from an end by itself.
      socket.on('error', () => {
        this.drop(pair);
      });
      socket.on('close', () => {
        this.drop(pair);
      });
    }
    this.pass(near, far, pair);
    this.pass(far, near, pair);
  }

  private pass(from: Socket, to: Socket, pair: Pair): void {
    let last = Promise.resolve();
    from.on('data', (chunk) => {
      from.pause();
      last = last.then(async () => {
        await this.passable(pair);
        to.write(chunk);
        from.resume();
      });
    });
    from.on('end', () => void last.then(() => to.end()));
  }

  /** Waits for as long as the weather has it. */
  private async passable(pair: Pair): Promise<void> {
    while (this.weather.kind === 'half_open' && this.pairs.has(pair)) await this.change.promise;
    if (this.weather.kind === 'slow') await sleep(this.weather.upToMs * pair.slowness);
  }

  private drop(pair: Pair): void {
    if (!this.pairs.delete(pair)) return;
    pair.near.resetAndDestroy();
    pair.far.destroy();
    // Whoever waits to pass by it waits for nothing.
    this.change.resolve(undefined);
    this.change = Promise.withResolvers();
  }
}
