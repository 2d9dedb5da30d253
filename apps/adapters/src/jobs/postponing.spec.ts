import { AgencyFailure } from '../connectors/agency-failure';
import { SecretMissing } from '../connectors/connector-kinds';
import { Interrupted } from '../protection/interrupted';
import { NoLongerWanted, RegistryFailed } from '../registry/registry-failures';
import { mayPass, postponement, retryDelay } from './postponing';

describe('the delay before work is taken up again', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
    [6, 30_000],
    [1_000_000, 30_000],
  ])('after %i times is at most %i ms and at least half of it', (claims, ms) => {
    expect([retryDelay(claims, () => 0), retryDelay(claims, () => 1)]).toEqual([ms / 2, ms]);
  });

  it('is none where the service stopped in the middle', () => {
    expect(postponement(new Interrupted(), 1, 9)).toEqual({ calls: 1, failure: 'interrupted', delayMs: 0 });
  });
});

describe('a failure', () => {
  it.each([
    [new AgencyFailure('wrong_digest'), 'wrong_digest'],
    [new RegistryFailed('does not answer'), 'registry_failed'],
    [new SecretMissing('clientSecret'), 'secret_missing'],
  ])('%s is kept as %s', (failure, code) => {
    expect(mayPass(failure)).toBe(true);
    expect(postponement(failure, 2, 1)).toMatchObject({ calls: 2, failure: code });
  });

  it.each([new NoLongerWanted(), new TypeError('a mistake of ours'), undefined])('%s does not pass', (failure) => {
    expect(mayPass(failure)).toBe(false);
  });
});
