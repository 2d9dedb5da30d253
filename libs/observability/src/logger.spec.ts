import { Writable } from 'node:stream';
import { createLogger } from './logger';
import { continueTrace, currentTraceId, inTrace, newTraceparent } from './trace';

/** What a logger writes to stdout while something runs. */
function written(work: () => void): string {
  let text = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  try {
    work();
  } finally {
    write.mockRestore();
  }
  return text;
}

const lineOf = (fields: object) => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  createLogger({ name: 'spec', level: 'info', stream }).info(fields, 'said');
  return lines.join('');
};

describe('the log', () => {
  it.each([
    { identifier: 'planted-38001085718' },
    { subject: { scheme: 'national:xx', identifier: 'planted-38001085718' } },
    { request: { authorization: 'planted-38001085718' } },
    { password: 'planted-38001085718' },
    { body: { anything: 'planted-38001085718' } },
  ])('leaves out what may be personal or secret: %j', (fields) => {
    expect(lineOf(fields)).toContain('said');
    expect(lineOf(fields)).not.toContain('planted');
  });

  it('keeps an error readable without what PostgreSQL quotes from rows', () => {
    const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (x)=(planted) exists.' });
    const line = lineOf({ err: error });
    expect(line).toContain('duplicate key');
    expect(line).toContain('23505');
    expect(line).not.toContain('planted');
  });

  it('names the trace in which it was written', () => {
    const traceparent = newTraceparent();
    const line = inTrace(traceparent, () => lineOf({}));
    expect(line).toContain(traceparent.slice(3, 35));
  });

  it('writes nothing when silent', () => {
    expect(
      written(() => {
        createLogger({ name: 'spec', level: 'silent' }).error('x');
      }),
    ).toBe('');
  });
});

describe('a trace', () => {
  it('goes on with a span of its own', () => {
    const theirs = newTraceparent();
    const ours = continueTrace(theirs);
    expect(ours.slice(0, 36)).toBe(theirs.slice(0, 36));
    expect(ours).not.toBe(theirs);
    expect(ours).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it.each([
    undefined,
    '',
    'nonsense',
    `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`,
    `01-${'a'.repeat(32)}-${'1'.repeat(16)}-01`,
  ])('begins anew after %p', (theirs) => {
    expect(continueTrace(theirs)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it('is none outside of one', () => {
    expect(currentTraceId()).toBeUndefined();
  });
});
