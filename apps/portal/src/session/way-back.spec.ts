import type { Session } from 'fastify';
import { rememberWayBack, wayBackOf, wayBackUrl } from './way-back';

const ID = '0193f3a1-0000-7000-8000-000000000001';

describe('the way back to an agency', () => {
  it.each([
    ['https://housing.example', `https://housing.example/?request=${ID}`],
    ['https://housing.example/a?b=c', `https://housing.example/a?b=c&request=${ID}`],
    ['https://housing.example/a?request=x#end', `https://housing.example/a?request=${ID}#end`],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['/only-a-path', undefined],
    [undefined, undefined],
  ])('from %s is %s', (returnUrl, url) => {
    expect(wayBackUrl(returnUrl, ID)?.href).toBe(url);
  });

  const session = (personId: string): Pick<Session, 'signedIn' | 'wayBack'> => ({
    signedIn: { personId, name: '', accessToken: '', idToken: '', tokenEndsAt: 0, since: 0 },
  });
  const request = (returnUrl?: string) => ({
    id: ID,
    agencyName: { en: 'Housing' },
    ...(returnUrl !== undefined && { returnUrl }),
  });

  it('is remembered for whoever came, and shown to nobody else', () => {
    const came = session('one');
    rememberWayBack(came, request('https://housing.example'));
    expect(wayBackOf(came)).toMatchObject({ requestId: ID, agencyName: { en: 'Housing' }, host: 'housing.example' });
    expect(wayBackOf({ ...came, ...session('two') })).toBeUndefined();
  });

  it('is forgotten by a later link that leads nowhere', () => {
    const came = session('one');
    rememberWayBack(came, request('https://housing.example'));
    rememberWayBack(came, request());
    expect(wayBackOf(came)).toBeUndefined();
  });
});
