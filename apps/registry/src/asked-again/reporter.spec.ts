import type { Actor } from '@askonce/auth';
import { Forbidden, InvalidRequest } from '@askonce/problems';
import { reporterOf } from './reporter';

const PERSON = { scheme: 'national:xx', identifier: '38001085718' };
const OTHER = { scheme: 'national:xx', identifier: '47101010033' };
const citizen: Actor = { clientId: 'portal', tokenSubject: 'a', roles: ['citizen'], subject: PERSON };
const tax: Actor = { clientId: 'tax-backend', tokenSubject: 'tax-backend', roles: ['agency'], agency: 'tax' };

describe('who reports, and about whom', () => {
  it('is the person about themself, or an agency about whom it names', () => {
    expect(reporterOf(citizen, undefined)).toEqual({ person: PERSON, agency: null });
    expect(reporterOf(tax, OTHER)).toEqual({ person: OTHER, agency: 'tax' });
  });

  it('is an agency, where somebody is both', () => {
    expect(reporterOf({ ...citizen, ...tax, roles: ['citizen', 'agency'] }, OTHER)).toMatchObject({ agency: 'tax' });
  });

  it.each<[string, Actor, typeof OTHER | undefined, string]>([
    ['a person about somebody', citizen, OTHER, 'is for agencies: people report about themselves'],
    ['an agency about nobody', tax, undefined, 'is missing: an agency says who was asked'],
  ])('is not %s', async (_who, actor, subject, detail) => {
    const errors = [{ pointer: '/subject', detail }];
    const naming = Promise.resolve(subject).then((named) => reporterOf(actor, named));
    await expect(naming).rejects.toMatchObject({ kind: InvalidRequest.kind, details: { errors } });
  });

  it('is nobody without a name', () => {
    expect(() => reporterOf({ clientId: 'portal', tokenSubject: 'a', roles: ['citizen'] }, undefined)).toThrow(
      Forbidden,
    );
  });
});
