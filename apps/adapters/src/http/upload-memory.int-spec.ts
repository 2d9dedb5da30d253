import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Evidence, type FoundDocument, MAX_DOCUMENT_BYTES } from '../connectors/connector';
import { WebhookConnector } from '../connectors/webhook/webhook-connector';
import { ClaimedSecrets } from '../registry/claimed-secrets';
import { RegistryGateway } from '../registry/registry-gateway';

const MIB = 1024 * 1024;
const never = new AbortController().signal;

async function* content(): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < MAX_DOCUMENT_BYTES; sent += 65_536) yield await Promise.resolve(Buffer.alloc(65_536, 'x'));
}

describe('a document on its way out', () => {
  let server: Server;
  let url: string;
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;

  let measured = Infinity;
  let paused = false;

  /** Bytes that are really held, garbage not counted; the second collection waits for what the first began in the background. */
  const held = async () => {
    collectGarbage();
    await sleep(50);
    collectGarbage();
    return process.memoryUsage().arrayBuffers;
  };
  /** What is held more than at the beginning when most of the document is gone, and the receiver takes no more for a while. */
  const growth = async (send: () => Promise<unknown>) => {
    const begun = await held();
    [measured, paused] = [Infinity, false];
    await send();
    return measured - begun;
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      let taken = 0;
      request.on('data', (chunk: Buffer) => {
        taken += chunk.length;
        if (taken < 16 * MIB || paused) return;
        paused = true;
        request.pause();
        void sleep(300).then(async () => {
          measured = await held();
          request.resume();
        });
      });
      request.on('end', () => response.writeHead(201).end());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  it('to an agency is never held as a whole', async () => {
    const connector = new WebhookConnector({ kind: 'webhook', url }, `whsec_${Buffer.alloc(32, 7).toString('base64')}`);
    const evidence: Evidence = {
      ...{
        releaseId: 'r',
        requestId: 'q',
        evidenceType: 'e',
        qualifier: '',
        mediaType: 'application/pdf',
        digest: 'd',
      },
      ...{ size: MAX_DOCUMENT_BYTES, subject: 'p', content },
    };
    expect(await growth(() => connector.deliver(evidence, never))).toBeLessThan(4 * MIB);
  });

  it('to the registry is never held as a whole', async () => {
    const gateway = new RegistryGateway(url, { token: () => Promise.resolve('t') }, new ClaimedSecrets({ kty: 'EC' }));
    const document: FoundDocument = { mediaType: 'application/pdf', content: content() };
    expect(await growth(() => gateway.handOver('f', document, never))).toBeLessThan(4 * MIB);
  });
});
