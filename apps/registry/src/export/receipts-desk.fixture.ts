import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An audit service as far as it gives receipts. */
export class ReceiptsDesk {
  /** What was asked, with whose token. */
  readonly asked: { readonly entryId: string; readonly token: string | undefined }[] = [];
  /** How it answers; with a receipt unless told. */
  answer: (response: ServerResponse, entryId: string) => void = give;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ReceiptsDesk> {
    const server = createServer();
    const desk = new ReceiptsDesk(server);
    server.on('request', (request, response) => {
      const entryId = /^\/v1\/entries\/([\w-]+)\/receipt$/.exec(request.url ?? '')?.[1] ?? '';
      desk.asked.push({ entryId, token: request.headers.authorization });
      desk.answer(response, entryId);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return desk;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  reset(): void {
    this.asked.length = 0;
    this.answer = give;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

export function refuse(response: ServerResponse, status: number, slug: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ type: `urn:askonce:problem:${slug}`, status }));
}

export function give(response: ServerResponse, id: string): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ format: 'askonce-receipt@v1', opening: { id } }));
}
