import { whyEnded } from './limits';

const MINUTE = 60_000;
const limits = { idleMinutes: 20, sessionHours: 8 };
const NOW = 1_000 * 60 * MINUTE;

const after = (minutes: { since?: number; seen?: number; token?: number }) =>
  whyEnded(
    { since: NOW - (minutes.since ?? 0) * MINUTE, tokenEndsAt: NOW + (minutes.token ?? 60) * MINUTE },
    NOW - (minutes.seen ?? 0) * MINUTE,
    limits,
    NOW,
  );

describe('a session', () => {
  it.each([
    ['goes on', {}, undefined],
    ['goes on up to its limits', { since: 8 * 60, seen: 20, token: 1 }, undefined],
    ['ends when nothing was asked for long', { seen: 20.1 }, 'idle'],
    ['ends after its time, however busy', { since: 8 * 60 + 1 }, 'too_long'],
    ['ends with its token', { token: 0.2 }, 'token'],
  ])('%s', (_title, minutes, expected) => {
    expect(after(minutes)).toBe(expected);
  });
});
