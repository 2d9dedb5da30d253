import fc from 'fast-check';
import { isReturnUrl, mayReturnTo } from './return-urls';

const HOUSING = 'https://housing.example';
const REGISTERED = [`${HOUSING}/apply`, 'https://forms.example:8443/', 'http://127.0.0.1:4711/in/'];

describe('an address that an agency may register', () => {
  it.each([
    HOUSING,
    `${HOUSING}/`,
    `${HOUSING}:8443/apply/`,
    `${HOUSING}/~office/a.b_c-d`,
    `${HOUSING}/h%C3%A4lp`,
    'HTTPS://HOUSING.EXAMPLE/',
    'http://127.0.0.1:4711/in',
    'http://localhost/',
    `${HOUSING}/${'x'.repeat(475)}`,
  ])('is %s', (url) => {
    expect(isReturnUrl(url)).toBe(true);
  });

  it.each([
    '',
    '/apply',
    '//housing.example/',
    'housing.example/apply',
    'http://housing.example/',
    'http://127.0.0.1.example/',
    'http://localhost.example/',
    'http://[::1]/',
    'ftp://housing.example/',
    'javascript:alert(1)',
    'https:housing.example/',
    'https:/housing.example/',
    'https:///housing.example/',
    'https://',
    'https://:443/',
    'https://housing.example:99999/',
    'https://[::zz]/',
    'https://office@housing.example/',
    'https://office:secret@housing.example/',
    'https://@housing.example/',
    `${HOUSING}/?a=1`,
    `${HOUSING}/?`,
    `${HOUSING}/#top`,
    `${HOUSING}/#`,
    `${HOUSING}/a//b`,
    `${HOUSING}//`,
    `${HOUSING}/./a`,
    `${HOUSING}/%`,
    `${HOUSING}/%ff`,
    ` ${HOUSING}/`,
    `${HOUSING}/\n`,
    'https://*.example/',
    '${HOUSING_URL}/',
    `${HOUSING}/${'x'.repeat(477)}`,
  ])('is not %j', (url) => {
    expect(isReturnUrl(url)).toBe(false);
  });
});

describe('where a person may be led back to', () => {
  it.each([
    ['the address itself', `${HOUSING}/apply`],
    ['below it', `${HOUSING}/apply/4711`],
    ['its folder', `${HOUSING}/apply/`],
    ['with a query', `${HOUSING}/apply?case=4711&next=https://evil.example/`],
    ['with a query that has dots and slashes', `${HOUSING}/apply?p=../..//`],
    ['with the port that is meant anyway', `${HOUSING}:443/apply`],
    ['in capitals', 'HTTPS://Housing.Example/apply'],
    ['with a sign that is encoded', `${HOUSING}/apply/h%C3%A4lp@desk`],
    ['another of the registered', 'https://forms.example:8443/anything'],
    ['a whole origin without a path', 'https://forms.example:8443?case=1'],
    ['one of the own machine', 'http://127.0.0.1:4711/in/4711'],
  ])('is %s', (_what, url) => {
    expect(mayReturnTo(url, REGISTERED)).toBe(true);
  });

  it.each([
    ['another host', 'https://evil.example/apply'],
    ['a host that begins alike', 'https://housing.example.evil.example/apply'],
    ['a host that ends alike', 'https://evil-housing.example/apply'],
    ['a host below', 'https://www.housing.example/apply'],
    ['a dot after the host', 'https://housing.example./apply'],
    ['another scheme', 'http://housing.example/apply'],
    ['another port', `${HOUSING}:8443/apply`],
    ['no port where there is one', 'https://forms.example/'],
    ['another path', `${HOUSING}/`],
    ['a path that begins alike', `${HOUSING}/apply-elsewhere`],
    ['a path in capitals', `${HOUSING}/APPLY`],
    ['the folder without its slash', 'http://127.0.0.1:4711/in'],
    ['the host as user name', 'https://housing.example@evil.example/apply'],
    ['the host as user name and port', 'https://housing.example:443@evil.example/apply'],
    ['a user name', 'https://me@housing.example/apply'],
    ['an empty user name', 'https://@housing.example/apply'],
    ['a way up', `${HOUSING}/apply/../admin`],
    ['a way up that leads back', `${HOUSING}/apply/../apply`],
    ['a way up, encoded', `${HOUSING}/apply/%2e%2E/admin`],
    ['a way up, half encoded', `${HOUSING}/apply/.%2e/admin`],
    ['a way up with an encoded slash', `${HOUSING}/apply/..%2fadmin`],
    ['a step on the spot', `${HOUSING}/apply/./x`],
    ['two slashes', `${HOUSING}//evil.example/apply`],
    ['two slashes, encoded', `${HOUSING}/apply/%2F/evil.example`],
    ['a backslash before the path', 'https://evil.example\\@housing.example/apply'],
    ['a backslash for a slash', `${HOUSING}\\apply`],
    ['a backslash, encoded', `${HOUSING}/apply/%5C..`],
    ['a line break, encoded', `${HOUSING}/apply/%0d%0aX:1`],
    ['a line break in the scheme', 'ht\ntps://housing.example/apply'],
    ['a tab in the host', 'https://housing\t.example/apply'],
    ['a space before', ` ${HOUSING}/apply`],
    ['a broken encoding', `${HOUSING}/apply/%zz`],
    ['a host in letters that look alike', 'https://hоusing.example/apply'],
    ['a dot that is none', 'https://housing。example/apply'],
    ['a fragment', `${HOUSING}/apply#top`],
    ['an empty fragment', `${HOUSING}/apply#`],
    ['no host', 'https:///apply'],
    ['one slash', 'https:/housing.example/apply'],
    ['no scheme', '//housing.example/apply'],
    ['a path alone', '/apply'],
    ['a script', 'javascript:alert(1)//https://housing.example/apply'],
    ['nothing', ''],
    ['too long', `${HOUSING}/apply/${'x'.repeat(500)}`],
  ])('is not %s', (_what, url) => {
    expect(mayReturnTo(url, REGISTERED)).toBe(false);
  });

  it('is nowhere while none is registered', () => {
    expect([mayReturnTo(`${HOUSING}/apply`, []), mayReturnTo(`${HOUSING}/apply`)]).toEqual([false, false]);
  });

  const TRICKS = ['https:', 'http:', '//', '/', '\\', '@', ':', ':443', '?', '#', '.', '..', '%2e', '%2f', '%5c', '\t'];
  const NAMES = ['housing.example', 'forms.example:8443', '127.0.0.1:4711', 'evil.example', 'apply', 'in', 'admin'];
  const pieces = fc.constantFrom(...TRICKS, ...NAMES);
  const anyAddress = fc
    .tuple(fc.constantFrom('', ...REGISTERED, `${HOUSING}/`), fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 }))))
    .map(([start, rest]) => start + rest.join(''));

  it('has the origin of a registered address and a path below its own, however it is written', () => {
    // Read as a browser reads a link on a page of the portal.
    const read = (text: string) => new URL(text, 'https://portal.example/requests/1');
    const below = (path: string, base: string) => `${path}/`.startsWith(base.endsWith('/') ? base : `${base}/`);
    const leadsTo = (to: URL) =>
      REGISTERED.map(read).some(({ origin, pathname }) => origin === to.origin && below(to.pathname, pathname));
    fc.assert(
      fc.property(anyAddress, (given) => {
        expect(!mayReturnTo(given, REGISTERED) || leadsTo(read(given))).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it('is everywhere below a registered address, with any query', () => {
    const segment = fc.stringMatching(/^[a-z0-9_-]{1,8}$/);
    fc.assert(
      fc.property(fc.constantFrom(...REGISTERED), fc.array(segment), fc.webQueryParameters(), (base, below, query) => {
        const path = [base.replace(/\/$/, ''), ...below].join('/');
        const given = `${path}${below.length === 0 && base.endsWith('/') ? '/' : ''}?${query}`;
        expect(mayReturnTo(given, REGISTERED)).toBe(given.length <= 500);
      }),
    );
  });
});
