import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTlogError, TLOG_ERRORS, TlogError } from './tlog-error';

it('tells one reason from another', () => {
  const error = new TlogError('roots_differ', 'Two roots');
  expect(isTlogError(error)).toBe(true);
  expect(isTlogError(error, 'log_shrank', 'roots_differ')).toBe(true);
  expect(isTlogError(error, 'log_shrank')).toBe(false);
  expect(isTlogError(new Error('Two roots'))).toBe(false);
});

it('has every code explained in the README', () => {
  const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
  const explained = [...readme.matchAll(/^\| `([a-z_]+)` +\| ([^|]*[^| ]) +\|$/gm)].map(([, code, meaning]) => [
    code,
    meaning,
  ]);
  expect(explained).toEqual(Object.entries(TLOG_ERRORS));
});
