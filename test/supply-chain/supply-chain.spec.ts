import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

describe('what may come in', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'askonce-supply-'))));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const file = (name: string, content: object) => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  const run = (script: string, args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(__dirname, script), ...args], {
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  };

  describe('by its licence', () => {
    const licences = { MIT: 'asks for its notice', Zlib: 'asks for little', 'Apache-2.0': 'our own' };
    const packages = { font: { licence: 'OFL-1.1', reason: 'a font' }, silent: { licence: 'MIT', reason: 'its file' } };
    const checked = (license: unknown, name = 'thing') => {
      const known = { 'node_modules/font': { license: 'OFL-1.1' }, 'node_modules/a/node_modules/silent': {} };
      const own = { '': { license: 'None' }, 'libs/a': { license: 'None' }, 'node_modules/@askonce/a': { link: true } };
      const lock = file('lock.json', {
        packages: { ...own, ...known, [`node_modules/${name}`]: { version: '1.0.0', license } },
      });
      return run('licences.mjs', ['--lock', lock, '--allowed', file('allowed.yaml', { licences, packages })]);
    };

    it.each(['MIT', '(MIT OR GPL-3.0-only)', 'GPL-3.0-only OR (MIT AND Zlib)', 'Apache-2.0 AND MIT'])(
      '%s passes',
      (license) => {
        expect(checked(license)).toEqual({ status: 0, said: 'The licences of 3 packages are allowed.\n' });
      },
    );

    it.each([
      'GPL-3.0-only',
      'MIT AND GPL-3.0-only',
      'MIT OR GPL-3.0-only AND',
      '(MIT',
      'MIT Zlib',
      'SEE LICENSE IN FILE',
      'UNLICENSED',
      'constructor',
      '',
      undefined,
      { type: 'MIT' },
    ])('%j does not', (license) => {
      const { status, said } = checked(license);
      expect([status, said.split('\n')[0]]).toEqual([1, expect.stringContaining('thing 1.0.0: ')]);
    });

    it('a package that is named is held to the licence that was read', () => {
      expect(checked('GPL-3.0-only', 'font')).toMatchObject({ status: 1 });
    });

    it('a name that nothing needs any more is named', () => {
      const lock = file('lock.json', { packages: {} });
      const { said } = run('licences.mjs', ['--lock', lock, '--allowed', file('allowed.yaml', { licences, packages })]);
      expect(said).toContain('font: allowed by name, but nothing needs it any more');
    });
  });

  describe('by what is known of it', () => {
    const url = 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc';
    const found = { thing: { via: ['other', { url, name: 'thing', title: 'Reads too much', severity: 'high' }] } };
    const judged = (report: object, advisories: object, ...args: string[]) =>
      run('audit.mjs', [
        ...args,
        '--report',
        file('report.json', report),
        '--allowed',
        file('allowed.yaml', { advisories }),
      ]);

    it('nothing passes', () => {
      expect(judged({ vulnerabilities: {} }, {})).toMatchObject({ status: 0 });
    });

    it('an advisory does not, until somebody says why it may for now', () => {
      const { status, said } = judged({ vulnerabilities: found }, {});
      expect([status, said.split('\n')[0]]).toEqual([1, 'GHSA-aaaa-bbbb-cccc: thing, high: Reads too much']);
      const accepted = { 'GHSA-aaaa-bbbb-cccc': { until: '2999-01-01', reason: 'not reached' } };
      expect(judged({ vulnerabilities: found }, accepted)).toMatchObject({ status: 0 });
    });

    it('what was allowed until yesterday is not any more, nor is what nobody has', () => {
      const over = { 'GHSA-aaaa-bbbb-cccc': { until: '2020-01-01', reason: 'soon' } };
      expect(judged({ vulnerabilities: found }, over)).toMatchObject({ status: 1 });
      expect(judged({ vulnerabilities: {} }, over).said).toContain('no package that we use has it any more');
    });

    it('where nobody could be asked it says so, and passes only if that was allowed', () => {
      const failed = { message: '405 Method Not Allowed - POST https://packages.example/bulk' };
      const strict = judged(failed, {});
      expect(strict).toMatchObject({ status: 1, said: expect.stringContaining('were not looked for') as string });
      expect(strict.said).not.toContain('packages.example');
      expect(judged(failed, {}, '--if-reachable')).toEqual({ status: 0, said: strict.said });
    });
  });
});
