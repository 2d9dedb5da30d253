import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environmentOf, newHome } from './askonce-process';
import { Guide, shownJson, shownText } from './guide';
import { sharedStack } from './shared-stack';

const ROOT = resolve(__dirname, '../..');
const guide = new Guide(readFileSync(join(ROOT, 'docs/first-request.md'), 'utf8'));
const NO_LONGER_MS = 55_000;

/** What each block printed that ran to its end, and the one that did not; what went wrong with that one. */
interface Typed {
  outputs: string[];
  complaints: string;
}

/** As a newcomer types it: in the folder of the repository, all into one shell. */
function type(script: string, home: string): Promise<Typed> {
  const file = join(newHome('guide'), 'first-request.sh');
  mkdirSync(newHome('guide'), { recursive: true });
  writeFileSync(file, script);
  const options = { cwd: ROOT, env: environmentOf(home), timeout: NO_LONGER_MS };
  return new Promise((done) => {
    const shell = execFile('bash', [file], options, (error, stdout) => {
      done({ outputs: stdout.split('\0'), complaints: error?.message ?? '' });
    });
    shell.stdin?.end();
  });
}

describe('the guide to a first request', () => {
  let typed: Typed;

  beforeAll(async () => {
    typed = await type(guide.script(), sharedStack().running.home);
  }, 60_000);

  it('has steps, and shows the outcome of most of them', () => {
    expect(guide.steps.length).toBeGreaterThan(15);
    expect(guide.steps.filter(({ expected }) => expected).length).toBeGreaterThan(guide.steps.length / 2);
  });

  it.each(guide.steps.map((step, index) => ({ ...step, index })))(
    'comes to what it shows: $heading, lines $from to $to',
    ({ index, expected }) => {
      const { outputs, complaints } = typed;
      const output = outputs[index]?.trimEnd();
      if (output === undefined) throw new Error('It was not reached, because a step before it failed.');
      if (index === outputs.length - 1) throw new Error(`${complaints}\nIt had printed:\n${output}`);
      if (expected?.language === 'json')
        expect(JSON.parse(output)).toMatchObject(shownJson(expected.content) as object);
      if (expected?.language === 'text') expect(output).toMatch(shownText(expected.content));
    },
  );
});
