import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { TestLog } from '../../../../libs/tlog/src/log.fixture';

/** Writes a log into a folder, in place of what is there. */
export function writeLog(folder: string, log: TestLog, isIncluded = (_path: string) => true): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of log.files) {
    if (!isIncluded(path)) continue;
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

export interface ServedLog {
  readonly url: string;
  /** What is served from now on. */
  log: TestLog;
  /** Told when somebody is left waiting. */
  onSilence?: () => void;
  stop(): void;
}

/**
 * Serves a log below /log; below /elsewhere it leads away, /endless never ends, /silent never begins, /busy refuses what is asked for the first time;
 * below /shaky everything fails three times, each time in another way.
 */
export async function serveLog(first: TestLog): Promise<ServedLog> {
  const asked = new Map<string, number>();
  const server = createServer((request, response) => {
    const [, place, path = ''] = /^\/(\w+)\/(.*)$/.exec(request.url ?? '') ?? [];
    const times = (asked.get(`${place}/${path}`) ?? 0) + 1;
    asked.set(`${place}/${path}`, times);
    if (place === 'elsewhere') response.writeHead(302, { location: '/log/checkpoint' }).end();
    else if (place === 'failing') response.writeHead(503).end();
    else if (place === 'busy' && times === 1) response.writeHead(429, { 'retry-after': '7' }).end();
    else if (place === 'shaky' && times === 1) response.writeHead(500).end();
    else if (place === 'shaky' && times === 2) request.socket.destroy();
    else if (place === 'shaky' && times === 3) {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half of it', () => request.socket.destroy());
    } else if (place === 'silent') served.onSilence?.();
    else if (place === 'endless') response.write(Buffer.alloc(2_000_000));
    else {
      const content = served.log.files.get(path);
      response.writeHead(content ? 200 : 404).end(content);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const served: ServedLog = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log: first,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return served;
}
