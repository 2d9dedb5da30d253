import { isProblem, Problem, problemIn } from './problem';

const answer = (status: number, body: string, headers: Record<string, string> = {}) =>
  problemIn(new Response(body, { status, headers }));
const withdrawn = {
  type: 'urn:askonce:problem:consent-withdrawn',
  title: 'The person withdrew consent',
  status: 403,
  detail: 'Stop using what was released on it.',
  instance: '/v1/evidence-requests',
  traceId: 'a'.repeat(32),
  auditEntryId: 'e1',
  evidenceRequestId: 'r1',
};

describe('a problem', () => {
  it('says what the answer says', async () => {
    const errors = [{ pointer: '/channel', detail: 'must be one of the known ones' }];
    const problem = await answer(403, JSON.stringify({ ...withdrawn, errors }), { 'retry-after': '3' });
    expect(problem).toBeInstanceOf(Error);
    expect(problem).toMatchObject({
      name: 'Problem',
      status: 403,
      slug: 'consent-withdrawn',
      message: 'Stop using what was released on it.',
      errors,
      auditEntryId: 'e1',
      traceId: 'a'.repeat(32),
      retryAfter: 3,
      body: { ...withdrawn, errors },
    });
  });

  it.each([
    ['in HTML', '<html>', 'The call was answered with status 502.'],
    ['that is empty', '', 'The call was answered with status 502.'],
    ['that is no object', '[1]', 'The call was answered with status 502.'],
    ['of another kind', '{"type":"about:blank","title":"Bad Gateway","errors":"many"}', 'Bad Gateway'],
  ])('has no slug where the answer is one %s', async (_title, body, message) => {
    const problem = await answer(502, body);
    expect(problem).toMatchObject({ status: 502, slug: undefined, errors: [], auditEntryId: undefined, message });
  });

  it.each([
    ['seconds', '120', 120],
    ['a date in the past', 'Wed, 21 Oct 2015 07:28:00 GMT', 0],
    ['nonsense', 'soon', undefined],
  ])('reads a Retry-After in %s', async (_title, value, seconds) => {
    expect((await answer(503, '{}', { 'retry-after': value })).retryAfter).toBe(seconds);
  });

  it('reads a Retry-After that is a date to come', async () => {
    const value = new Date(Date.now() + 3_600_000).toUTCString();
    const { retryAfter } = await answer(503, '{}', { 'retry-after': value });
    expect(Math.abs((retryAfter ?? 0) - 3_600)).toBeLessThan(60);
  });

  it('is told from others by its slug', () => {
    const error: unknown = new Problem(403, withdrawn);
    expect(isProblem(error, 'consent-paused', 'consent-withdrawn')).toBe(true);
    expect(isProblem(error, 'consent-paused')).toBe(false);
    expect(isProblem(new Error('consent-withdrawn'), 'consent-withdrawn')).toBe(false);
    expect(isProblem(new Problem(502, {}), 'unavailable')).toBe(false);
    // The types know what this problem says further.
    expect(isProblem(error, 'consent-withdrawn') && error.body.evidenceRequestId).toBe('r1');
  });
});
