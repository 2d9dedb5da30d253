import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { Messages } from '../language/messages';
import { loadTheme } from '../theme/theme';
import { Renderer, VIEWS } from './renderer';

const request = { url: '/', method: 'GET', cookies: {}, headers: {} } as FastifyRequest;

describe('a view', () => {
  const renderer = new Renderer(loadTheme('plain'), Messages.load(), 'v1');

  it.each(['errors', 'path', 'typed', 'text'])('has no %s of its own: it is given one', (name) => {
    expect(() => renderer.render('sign-in/failed', { [name]: 1 }, request)).toThrow(
      `sign-in/failed has its own ${name}, which every view is given.`,
    );
  });

  it('has what it sets to itself: what is around it sets nothing', () => {
    const around = readdirSync(join(VIEWS, 'layout')).map((name) => join(VIEWS, 'layout', name));
    const setting = [join(VIEWS, 'layout.njk'), ...around].filter((file) =>
      readFileSync(file, 'utf8').includes('{% set'),
    );
    expect(setting).toEqual([]);
  });
});
