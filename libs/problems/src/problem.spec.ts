import { HttpException } from '@nestjs/common';
import { BodyTooLarge, InternalError, MalformedRequest, NotFound, Unavailable } from './common-problems';
import { defineProblem, knownProblems } from './problem';
import { toProblemBody } from './problem-body';
import { toProblem } from './to-problem';

const kind = { slug: 'spec-only', status: 409, title: 'Only in a spec', mend: 'Do it otherwise.' };

describe('a problem', () => {
  const SpecOnly = defineProblem(kind);

  it('says what can be done about it unless it says something more exact', () => {
    expect(toProblemBody(new SpecOnly())).toEqual({
      type: 'urn:askonce:problem:spec-only',
      title: 'Only in a spec',
      status: 409,
      detail: 'Do it otherwise.',
    });
    expect(toProblemBody(new SpecOnly({ detail: 'Because of this.' })).detail).toBe('Because of this.');
  });

  it('carries pointers, the audit entry and where it happened', () => {
    const errors = [{ pointer: '/purpose', detail: 'is missing' }];
    const problem = new SpecOnly({ errors, auditEntryId: 'e-1', extensions: { code: 'why' } });
    expect(toProblemBody(problem, { instance: '/v1/x', traceId: 'abc' })).toMatchObject({
      errors,
      auditEntryId: 'e-1',
      code: 'why',
      instance: '/v1/x',
      traceId: 'abc',
    });
  });

  it('cannot have its own members overwritten by an extension', () => {
    expect(toProblemBody(new SpecOnly({ extensions: { status: 200 } })).status).toBe(409);
  });

  it('keeps its slug to itself', () => {
    expect(() => defineProblem({ ...kind, title: 'Another thing' })).toThrow('Two problems are called spec-only.');
    expect(knownProblems().map(({ slug }) => slug)).toContain('spec-only');
  });
});

describe('what was thrown, as a problem', () => {
  it.each([
    ['a problem', new NotFound(), NotFound],
    ['what Nest refused', new HttpException('secret text', 404), NotFound],
    ['what Fastify refused', Object.assign(new Error('secret text'), { statusCode: 413 }), BodyTooLarge],
    ['a client error that has no problem of its own', new HttpException('secret text', 418), MalformedRequest],
    ['what is not available', new HttpException('secret text', 503), Unavailable],
    ['a mistake of ours', new TypeError('secret text'), InternalError],
    ['something that is no error', 'secret text', InternalError],
  ])('%s', (_title, thrown, expected) => {
    const problem = toProblem(thrown);
    expect(problem).toBeInstanceOf(expected);
    expect(JSON.stringify(toProblemBody(problem))).not.toContain('secret');
  });
});
