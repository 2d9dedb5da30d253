import type { Person } from '../data/identity-data';
import { SignIn } from './sign-in';

const mira: Person = { id: '1', name: 'Mira', role: 'citizen', username: 'mira', password: 'right' };
const aSignIn = () => new SignIn({ findByUsername: (username) => (username === mira.username ? mira : undefined) });
const from = { address: '127.0.0.1' };

describe('signing in', () => {
  it('succeeds with the right password', () => {
    const outcome = aSignIn().attempt({ ...from, username: 'mira', password: 'right' });
    expect(outcome).toEqual({ is: 'signed_in', person: mira });
  });

  it.each([
    ['a wrong password', 'mira', 'wrong'],
    ['no password', 'mira', ''],
    ['an unknown name', 'nobody', 'right'],
    ['a name in other case', 'MIRA', 'right'],
  ])('is refused with %s', (_title, username, password) => {
    expect(aSignIn().attempt({ ...from, username, password })).toEqual({ is: 'refused' });
  });

  it('is refused even with the right password after too many failures, from that address only', () => {
    const signIn = aSignIn();
    for (let i = 0; i < 10; i++) signIn.attempt({ ...from, username: 'mira', password: 'wrong' });
    const outcome = signIn.attempt({ ...from, username: 'mira', password: 'right' });
    expect(outcome).toMatchObject({ is: 'too_many_attempts' });
    const elsewhere = signIn.attempt({ address: '127.0.0.2', username: 'mira', password: 'right' });
    expect(elsewhere).toMatchObject({ is: 'signed_in' });
  });
});
