import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '../..');
const execute = promisify(execFile);

interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** What a library depends on. */
export interface Needs {
  /** Packages of others; taken from here, so that neither the network nor what npm has cached matters. */
  readonly packages?: readonly string[];
  /** Libraries of ours, by their folders; packed and installed beside it. */
  readonly libraries?: readonly string[];
}

/** A library as somebody else gets it: packed, and installed into an empty project somewhere else. */
export class PackedLibrary {
  private constructor(
    private readonly library: string,
    private readonly project: string,
    private readonly packed: Packed,
    private readonly needs: Required<Needs>,
  ) {}

  static async install(library: string, { packages = [], libraries = [] }: Needs = {}): Promise<PackedLibrary> {
    const project = await mkdtemp(join(tmpdir(), 'askonce-package-'));
    const packed = await pack(library, project);
    const files = [packed, ...(await Promise.all(libraries.map((needed) => pack(needed, project))))];
    const installed = new PackedLibrary(library, project, packed, { packages, libraries });
    await installed.writeJson('package.json', {
      private: true,
      dependencies: Object.fromEntries(files.map(({ name, filename }) => [name, `file:./${filename}`])),
      overrides: Object.fromEntries(packages.map((name) => [name, `file:${join(ROOT, 'node_modules', name)}`])),
    });
    const flags = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await installed.run('npm', 'install', ...flags);
    return installed;
  }

  run(program: string, ...args: string[]) {
    return execute(program, args, { cwd: this.project, env: environment() });
  }

  remove(): Promise<void> {
    return rm(this.project, { recursive: true, force: true });
  }

  /** Compiles a program, as ES module and as CommonJS, into `out/consumer.mjs` and `out/consumer.cjs`, and the examples of the README. */
  async compile(consumer: string): Promise<void> {
    for (const name of ['consumer.mts', 'consumer.cts']) {
      await copyFile(join(__dirname, consumer), join(this.project, name));
    }
    await this.writeJson('tsconfig.json', {
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
      files: ['consumer.mts', 'consumer.cts', ...(await this.readmeExamples())],
    });
    await mkdir(join(this.project, 'out'));
    await this.run(process.execPath, join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'));
  }

  /** The tests that every library passes which is handed out. */
  static itStandsAlone(library: () => PackedLibrary): void {
    it('holds code, types, a page to read and the licence, and nothing else', async () => {
      const paths = library().packed.files.map(({ path }) => path);
      expect(paths.filter((path) => !path.startsWith('dist/')).sort()).toEqual([
        'LICENSE',
        'README.md',
        'package.json',
      ]);
      const names = paths.filter((path) => path.startsWith('dist/')).map((path) => path.replace(/\.(d\.ts|js)$/, ''));
      expect(names.filter((name, index) => names.indexOf(name) === index)).toHaveLength(names.length / 2);
      expect(names.filter((name) => /spec|fixture/.test(name))).toEqual([]);
      const licence = await readFile(join(ROOT, 'libs', library().library, 'LICENSE'));
      expect(licence).toEqual(await readFile(join(ROOT, 'LICENSE')));
    });

    it('needs no other package than it says', async () => {
      const lock = JSON.parse(await readFile(join(library().project, 'package-lock.json'), 'utf8')) as {
        packages: object;
      };
      const installed = Object.keys(lock.packages).filter((path) => path.startsWith('node_modules/'));
      const { packages, libraries } = library().needs;
      const ours = [library().library, ...libraries].map((folder) => `@askonce/${folder}`);
      expect(installed.sort()).toEqual([...ours, ...packages].map((name) => `node_modules/${name}`).sort());
    });
  }

  private async readmeExamples(): Promise<string[]> {
    const readme = await readFile(join(this.project, 'node_modules', '@askonce', this.library, 'README.md'), 'utf8');
    const examples = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code]) => code!);
    expect(examples.length).toBeGreaterThan(0);
    await Promise.all(examples.map((code, index) => writeFile(join(this.project, `readme-${index}.mts`), code)));
    return examples.map((_code, index) => `readme-${index}.mts`);
  }

  private writeJson(file: string, content: unknown): Promise<void> {
    return writeFile(join(this.project, file), JSON.stringify(content));
  }
}

async function pack(library: string, into: string): Promise<Packed> {
  const { stdout } = await execute('npm', ['pack', '--json', '--pack-destination', into], {
    cwd: join(ROOT, 'libs', library),
    env: environment(),
  });
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [Packed];
  return packed;
}

/** Nothing of the npm that may have started this run, so that it is as somebody would type it. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_/.test(name)));
}
