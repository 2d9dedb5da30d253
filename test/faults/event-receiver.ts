import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FeedEvent, feedEvent, WebhookVerifier } from '@askonce/client';

/** An agency's system that takes the events of its feed by webhook, and can be away for a while. */
export class EventReceiver {
  /** What was acknowledged, in order of arrival. */
  readonly taken: FeedEvent[] = [];
  /** The most messages that were ever open at once. */
  mostAtOnce = 0;
  /** Milliseconds before it answers. */
  delayMs = 0;
  /** Called before an event is acknowledged. */
  onEvent: (event: FeedEvent) => void = () => undefined;
  private readonly verifier: WebhookVerifier;
  private server: Server | undefined;
  private port = 0;
  private open = 0;

  constructor(secret: string) {
    this.verifier = new WebhookVerifier([secret]);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/events`;
  }

  get numbers(): number[] {
    return this.taken.map(({ number }) => number);
  }

  /** The second time at the same address as the first. */
  async start(): Promise<void> {
    const server = createServer((request, response) => void this.answer(request, response));
    this.server = server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server === undefined) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.open += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.open);
    try {
      const event = feedEvent(this.verifier.verify(await buffer(request), request.headers));
      if (event === undefined) throw new Error('It is no event.');
      await sleep(this.delayMs);
      this.onEvent(event);
      this.taken.push(event);
      response.writeHead(204).end();
    } catch {
      // Who tells lies, or is not awaited any more, sees it by the status; what was taken shows the test.
      response.writeHead(400).end();
    } finally {
      this.open -= 1;
    }
  }
}
