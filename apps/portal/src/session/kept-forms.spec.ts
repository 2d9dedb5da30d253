import type { Session } from 'fastify';
import { errorsSaid, forgetForm, keepForm, keptForm } from './kept-forms';

type Kept = Pick<Session, 'forms' | 'formsOf' | 'signedIn'>;

const ada = { personId: 'ada', name: 'Ada', accessToken: '', idToken: '', tokenEndsAt: 0, since: 0 };
const bob = { ...ada, personId: 'bob' };
const aForm = (path: string, text = 'typed') => ({
  path,
  values: { text: [text], _csrf: ['secret'] },
  errors: { text: 'a.b' },
});

describe('what was typed', () => {
  it('is there again on its page, without our own hidden fields', () => {
    const session: Kept = { signedIn: ada };
    keepForm(session, aForm('/a'));
    expect(keptForm(session, '/a')).toEqual({ path: '/a', values: { text: ['typed'] }, errors: { text: 'a.b' } });
    expect(keptForm(session, '/b')).toBeUndefined();
  });

  it('is given back to whoever typed it after signing in again, and to nobody else', () => {
    const session: Kept = { formsOf: 'ada' };
    keepForm(session, aForm('/a'));
    expect(keptForm(session, '/a')).toBeUndefined();
    expect(keptForm({ ...session, signedIn: bob }, '/a')).toBeUndefined();
    expect(keptForm({ ...session, signedIn: ada }, '/a')).toMatchObject({ values: { text: ['typed'] } });
  });

  it('by nobody is not kept', () => {
    const session: Kept = {};
    keepForm(session, aForm('/a'));
    expect(session).toEqual({});
  });

  it('by somebody else before is gone with the first form of one’s own', () => {
    const session: Kept = { signedIn: ada };
    keepForm(session, aForm('/a'));
    session.signedIn = bob;
    keepForm(session, aForm('/b'));
    expect(session.forms).toHaveLength(1);
  });

  it('is kept of five pages, and not if it is longer than any form takes', () => {
    const session: Kept = { signedIn: ada };
    for (const name of ['1', '2', '3', '4', '5', '6']) keepForm(session, aForm(`/${name}`));
    expect(session.forms?.map(({ path }) => path)).toEqual(['/2', '/3', '/4', '/5', '/6']);
    keepForm(session, aForm('/6', 'x'.repeat(30_000)));
    expect(keptForm(session, '/6')?.values).toEqual({});
  });

  it('loses its errors once they were said, and all of it once it went through', () => {
    const session: Kept = { signedIn: ada };
    keepForm(session, aForm('/a'));
    errorsSaid(session, '/a');
    expect(keptForm(session, '/a')).toEqual({ path: '/a', values: { text: ['typed'] }, errors: {} });
    forgetForm(session, '/a');
    expect(keptForm(session, '/a')).toBeUndefined();
  });
});
