import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { answerXml, requirementXml } from './answer/broker-xml.fixture';
import { importOotsCommand } from './import-oots-command';
import { type AnswerParts, anotherRootPem, aSignedAnswer, headersText } from './signature/signed-answer.fixture';

describe('askonce catalogue import-oots', () => {
  let folder: string;
  let printed: string[];
  let errors: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'askonce-oots-'));
    printed = [];
    errors = [];
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
    process.exitCode = undefined;
  });

  const save = async ({ body, rootPem, ...headers }: AnswerParts) => {
    await writeFile(join(folder, 'answer.xml'), body);
    await writeFile(join(folder, 'answer.headers'), headersText(headers));
    await writeFile(join(folder, 'root.pem'), rootPem);
  };
  const run = async (...more: string[]) => {
    const program = new Command();
    importOotsCommand(program, { print: (line) => printed.push(line), printError: (line) => errors.push(line) });
    const into = join(folder, 'into');
    await program.parseAsync(['import-oots', join(folder, 'answer.xml'), '--into', into, ...more], { from: 'user' });
    return process.exitCode;
  };
  const written = () => readFile(join(folder, 'into', 'oots.yaml'), 'utf8');
  const answer = (): AnswerParts => aSignedAnswer({ body: answerXml([requirementXml()]) });

  /** Whatever is refused: the reason is said, and nothing has appeared. */
  const expectRefusal = async (reason: string | RegExp, ...more: string[]) => {
    await expect(run(...more)).resolves.toBe(2);
    expect(errors.at(-1)).toMatch(/^Nothing was imported: /);
    expect(errors.at(-1)).toMatch(reason);
    expect(printed).toEqual([]);
    await expect(readdir(join(folder, 'into'))).rejects.toThrow('ENOENT');
  };

  it('writes one file, and says what is in it, who signed it and what was trusted', async () => {
    await save(answer());
    await expect(run()).resolves.toBe(0);
    expect(await written()).toContain('oots-fi-requesting-a-grant');
    expect(await readdir(join(folder, 'into'))).toEqual(['oots.yaml']);
    const text = printed.join('\n');
    expect(text).toContain('FI  Finland           1');
    expect(text).toContain('requirements: 1\nprocedures: 1 in 1 declarations');
    expect(text).toContain('signed 2026-06-01T12:00:00.000Z by "CN=Signer"');
    expect(text).toMatch(/trusted "CN=Root" in .*root\.pem, SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}/);
    expect(errors.join('\n')).toContain('Trusting "CN=Root"');
  });

  it('leaves the file alone when the answer is the same, and everything else in the folder', async () => {
    await save(answer());
    await mkdir(join(folder, 'into'));
    await writeFile(join(folder, 'into', 'agencies.yaml'), 'agencies: []\n');
    await run();
    const before = await stat(join(folder, 'into', 'oots.yaml'), { bigint: true });
    await run();
    const after = await stat(join(folder, 'into', 'oots.yaml'), { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
    expect(printed.join('\n')).toContain('oots.yaml says the same already: nothing to write');
    expect((await readdir(join(folder, 'into'))).sort()).toEqual(['agencies.yaml', 'oots.yaml']);
  });

  it('keeps the file of an earlier import when the next one is refused', async () => {
    await save(answer());
    await run();
    const before = await written();
    await save({ ...answer(), body: Buffer.from('<changed/>') });
    await expect(run()).resolves.toBe(2);
    expect(await written()).toBe(before);
  });

  it('says what stands in the way when it cannot write', async () => {
    await save(answer());
    await mkdir(join(folder, 'into', 'oots.yaml'), { recursive: true });
    await expect(run()).resolves.toBe(2);
    expect(errors.at(-1)).toMatch(/oots\.yaml cannot be written \(EISDIR\)/);
    expect(await readdir(join(folder, 'into'))).toEqual(['oots.yaml']);
  });

  it('says that --into is no folder', async () => {
    await save(answer());
    await writeFile(join(folder, 'into'), '');
    await expect(run()).resolves.toBe(2);
    expect(errors.at(-1)).toMatch(/cannot be written \((EEXIST|ENOTDIR)\)/);
  });

  it('trusts another root when it is named, and no other', async () => {
    await save(answer());
    await writeFile(join(folder, 'other.pem'), anotherRootPem());
    await expectRefusal('2 .pem files beside the answer. Name the root certificate to trust with --trust <pem>.');
    await expectRefusal('the path does not hold', '--trust', join(folder, 'other.pem'));
    await expect(run('--trust', join(folder, 'root.pem'))).resolves.toBe(0);
  });

  it.each([
    ['answer.xml', 'the answer .*answer.xml cannot be read \\(ENOENT\\)'],
    ['answer.headers', 'the headers of the answer in .*answer.headers cannot be read \\(ENOENT\\)'],
    ['root.pem', 'no .pem file beside the answer. Name the root certificate'],
  ])('refuses when %s is missing', async (name, reason) => {
    await save(answer());
    await rm(join(folder, name));
    await expectRefusal(new RegExp(reason));
  });

  it('refuses a root that is named and missing', async () => {
    await save(answer());
    await expectRefusal(/nowhere\.pem cannot be read \(ENOENT\)/, '--trust', join(folder, 'nowhere.pem'));
  });

  it.each([
    ['answer.xml', 8 * 1024 * 1024],
    ['answer.headers', 128 * 1024],
    ['root.pem', 128 * 1024],
  ])('reads %s up to %i bytes and no further', async (name, bytes) => {
    await save(answer());
    await writeFile(join(folder, name), Buffer.alloc(bytes + 1, 'x'));
    await expectRefusal(`is larger than ${bytes} bytes`);
  });

  it('looks at nothing in an answer before its signature holds', async () => {
    const bomb = aSignedAnswer({ body: '<!DOCTYPE a><a/>' });
    await save({ ...bomb, digest: answer().digest });
    await expectRefusal('does not have the digest');
    await save(bomb);
    await expectRefusal('declares a document type');
  });

  it('writes nothing of an answer that is signed and wrong at its end', async () => {
    await save(
      aSignedAnswer({ body: answerXml([requirementXml(), requirementXml({ identifier: 'r-2', names: {} })]) }),
    );
    await expectRefusal('"r-2" has no name');
  });

  it('gives no commands to the terminal, whatever an answer says', async () => {
    await save(aSignedAnswer({ body: answerXml([requirementXml({ identifier: '\u009b2J' })]) }));
    await expectRefusal('is not an identifier');
    expect(errors.join('')).not.toMatch(/\p{Cc}/u);
  });
});
