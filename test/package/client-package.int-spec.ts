import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { exportJWK, generateKeyPair } from 'jose';
import { Webhook } from 'standardwebhooks';

const ROOT = resolve(__dirname, '../..');
const PACKAGE = join(ROOT, 'libs', 'client');
const run = promisify(execFile);

interface Packed {
  filename: string;
  files: { path: string }[];
}

/** An empty project of somebody else, somewhere else. */
let project: string;
let packed: Packed;

const inProject = (program: string, ...args: string[]) => run(program, args, { cwd: project, env: environment() });
/** Nothing of the npm that may have started this run, so that it is as somebody would type it. */
const environment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_/.test(name)));
const writeJson = (file: string, content: unknown) => writeFile(join(project, file), JSON.stringify(content));

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'askonce-package-'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', project], {
    cwd: PACKAGE,
    env: environment(),
  });
  [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [Packed];
  // The one thing it depends on is here already: neither the network nor what npm has cached matters.
  await writeJson('package.json', {
    private: true,
    dependencies: { '@askonce/client': `file:./${packed.filename}` },
    overrides: { jose: `file:${join(ROOT, 'node_modules', 'jose')}` },
  });
  await inProject('npm', 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
}, 60_000);
afterAll(() => rm(project, { recursive: true, force: true }));

it('holds code, types, a page to read and the licence, and nothing else', async () => {
  const paths = packed.files.map(({ path }) => path);
  expect(paths.filter((path) => !path.startsWith('dist/')).sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
  const names = paths.filter((path) => path.startsWith('dist/')).map((path) => path.replace(/\.(d\.ts|js)$/, ''));
  expect(names.filter((name, index) => names.indexOf(name) === index)).toHaveLength(names.length / 2);
  expect(names.filter((name) => /spec|fixture/.test(name))).toEqual([]);
  expect(await readFile(join(PACKAGE, 'LICENSE'))).toEqual(await readFile(join(ROOT, 'LICENSE')));
});

it('needs no other package of AskOnce', async () => {
  const lock = JSON.parse(await readFile(join(project, 'package-lock.json'), 'utf8')) as { packages: object };
  const installed = Object.keys(lock.packages).filter((path) => path.startsWith('node_modules/'));
  expect(installed.sort()).toEqual(['node_modules/@askonce/client', 'node_modules/jose']);
});

describe('a small program of an agency', () => {
  const content = Buffer.from('%PDF-1.7');
  let server: Server;
  let asked: { keys: unknown[]; tokens: number };

  beforeAll(async () => {
    await copyFile(join(__dirname, 'consumer.mts'), join(project, 'consumer.mts'));
    await copyFile(join(__dirname, 'consumer.mts'), join(project, 'consumer.cts'));
    await writeJson('tsconfig.json', {
      compilerOptions: {
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        target: 'es2022',
        module: 'node20',
        lib: ['es2023'],
        types: ['node'],
        typeRoots: [join(ROOT, 'node_modules', '@types')],
        outDir: 'out',
      },
      files: ['consumer.mts', 'consumer.cts', ...(await readmeExamples())],
    });
    await mkdir(join(project, 'out'));
    server = createServer((request, response) => {
      const { status, headers, body } = answer(
        `${request.method ?? ''} ${request.url?.split('?')[0] ?? ''}`,
        request.headers,
      );
      request.resume();
      response.writeHead(status, headers).end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  async function readmeExamples(): Promise<string[]> {
    const readme = await readFile(join(project, 'node_modules', '@askonce', 'client', 'README.md'), 'utf8');
    const examples = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code]) => code!);
    expect(examples.length).toBeGreaterThan(0);
    await Promise.all(examples.map((code, index) => writeFile(join(project, `readme-${index}.mts`), code)));
    return examples.map((_code, index) => `readme-${index}.mts`);
  }

  function answer(route: string, headers: NodeJS.Dict<unknown>) {
    const json = (status: number, body: object, type = 'application/json') => ({
      status,
      headers: { 'content-type': type },
      body: JSON.stringify(body),
    });
    switch (route) {
      case 'POST /token':
        asked.tokens += 1;
        return json(200, { access_token: 't', expires_in: 600 });
      case 'POST /v1/evidence-requests':
        asked.keys.push(headers['idempotency-key']);
        return asked.keys.length === 1 ? json(503, {}) : json(201, { id: 'r1', status: 'asking' });
      case 'GET /v1/evidence-requests/r1':
        return json(200, { id: 'r1', status: 'released' });
      case 'GET /v1/evidence-requests/r1/evidence/birth-certificate': {
        const digest = `sha-256=:${createHash('sha256').update(content).digest('base64')}:`;
        return { status: 200, headers: { 'content-type': 'application/pdf', 'repr-digest': digest }, body: content };
      }
      default:
        return json(
          409,
          { type: 'urn:askonce:problem:request-ended', detail: 'It has ended.' },
          'application/problem+json',
        );
    }
  }

  it('is checked by the types of the package, as ES module and as CommonJS, and so are the examples to read', async () => {
    await inProject(process.execPath, join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'));
  }, 60_000);

  it.each(['out/consumer.mjs', 'out/consumer.cjs'])('runs as %s', async (program) => {
    asked = { keys: [], tokens: 0 };
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const given = JSON.stringify({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      privateKeyJwk: await exportJWK(privateKey),
      webhook: { secret, ...message(secret) },
    });
    const { stdout, stderr } = await inProject(process.execPath, program, given);
    expect([JSON.parse(stdout), stderr]).toEqual([
      {
        mediaType: 'application/pdf',
        digest: createHash('sha256').update(content).digest('hex'),
        denied: 'It has ended.',
        delivered: 'release-1',
      },
      '',
    ]);
    expect(asked).toEqual({ keys: ['case-1', 'case-1'], tokens: 1 });
  });

  function message(secret: string) {
    const data = {
      releaseId: 'release-1',
      requestId: 'r1',
      evidenceType: 'birth-certificate',
      mediaType: 'application/pdf',
      digest: `sha-256=:${createHash('sha256').update(content).digest('base64')}:`,
      subject: 'pseudonym',
      content: content.toString('base64'),
    };
    const body = JSON.stringify({ type: 'evidence.released', data });
    const at = new Date();
    const headers = {
      'webhook-id': 'release-1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign('release-1', at, body),
    };
    return { body, headers };
  }
});
