import { existsSync } from 'node:fs';
import { get, type RequestOptions } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';

const TIMEOUT_MS = 1500;

/** Whether a Docker daemon answers at one of the places where Testcontainers would look for it. */
export async function dockerAnswers(env: NodeJS.ProcessEnv): Promise<boolean> {
  const answers = await Promise.all(places(env).map(ping));
  return answers.includes(true);
}

function places(env: NodeJS.ProcessEnv): RequestOptions[] {
  const host = env.DOCKER_HOST;
  if (host !== undefined && host !== '') return [place(host)];
  const sockets = [
    '/var/run/docker.sock',
    ...(env.XDG_RUNTIME_DIR === undefined ? [] : [join(env.XDG_RUNTIME_DIR, 'docker.sock')]),
    join(homedir(), '.docker', 'run', 'docker.sock'),
    join(homedir(), '.docker', 'desktop', 'docker.sock'),
  ].filter((socket) => existsSync(socket));
  return [...sockets, ...(process.platform === 'win32' ? ['//./pipe/docker_engine'] : [])].map((socketPath) => ({
    socketPath,
  }));
}

function place(host: string): RequestOptions {
  if (/^(unix|npipe):/.test(host)) return { socketPath: host.replace(/^(unix|npipe):\/\//, '') };
  const { hostname, port } = new URL(host);
  return { host: hostname, port };
}

function ping(options: RequestOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ ...options, path: '/_ping', timeout: TIMEOUT_MS }, (response) => {
      response.resume();
      // A daemon behind TLS says 400 to plain HTTP: it is there all the same.
      resolve(response.statusCode === 200 || response.statusCode === 400);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => {
      resolve(false);
    });
    request.once('close', () => {
      resolve(false);
    });
  });
}
