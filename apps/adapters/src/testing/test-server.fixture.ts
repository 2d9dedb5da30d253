import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export type Answer = (request: SeenRequest, response: ServerResponse) => void | Promise<void>;

/** A real HTTP server whose answers a test decides, and which remembers what it was asked. */
export class TestServer {
  readonly requests: SeenRequest[] = [];
  answer: Answer = (_request, response) => {
    response.writeHead(404).end();
  };

  private constructor(private readonly server: Server) {}

  static async start(answer?: Answer): Promise<TestServer> {
    const server = createServer();
    const counterpart = new TestServer(server);
    if (answer !== undefined) counterpart.answer = answer;
    server.on('request', (request, response) => void counterpart.take(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return counterpart;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { method = '', url = '', headers } = request;
      const seen = { method, url, headers, body: Buffer.concat(chunks) };
      this.requests.push(seen);
      await this.answer(seen, response);
    } catch {
      // The caller hung up in the middle; what the test is about shows on the caller's side.
      response.destroy();
    }
  }
}
