import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KILL_POINTS } from './kill-points';

const ROOT = resolve(__dirname, '../../..');

/** The points that are named anywhere below a folder. */
function named(folder: string): Set<string> {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts') && !/spec\.ts$/.test(file));
  const code = sources.map((file) => readFileSync(join(ROOT, folder, file), 'utf8')).join('\n');
  return new Set([...code.matchAll(/failpoint\('([\w.-]+)'\)/g)].map(([, name]) => name!));
}

describe('the points where a process may end', () => {
  const ours = named('libs/messaging/src');

  it.each(Object.entries(KILL_POINTS))('are named in the code of the %s, and are all of them', (role, points) => {
    const own = named(`apps/${role}/src`);
    const known = new Set(points);
    expect([...own].filter((name) => !known.has(name))).toEqual([]);
    expect(points.filter((name) => !own.has(name) && !ours.has(name))).toEqual([]);
  });

  it('are all tried somewhere', () => {
    const tried = new Set(Object.values(KILL_POINTS).flat());
    expect([...ours].filter((name) => !tried.has(name))).toEqual([]);
  });
});
