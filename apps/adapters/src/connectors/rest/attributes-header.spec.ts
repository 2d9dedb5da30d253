import { AgencyFailure } from '../agency-failure';
import { attributesIn } from './attributes-header';

const headerOf = (json: string | Uint8Array) => `:${Buffer.from(json).toString('base64')}:`;
const failureOf = (header: string): string | undefined => {
  try {
    attributesIn(header);
  } catch (error) {
    if (error instanceof AgencyFailure) return error.code;
    throw error;
  }
  return undefined;
};

describe('attributes in a header', () => {
  it.each<[string, string | null, object | undefined]>([
    ['none', null, undefined],
    ['some', headerOf('{"name":"Äino","born":{"year":1990}}'), { name: 'Äino', born: { year: 1990 } }],
    ['none said', ` ${headerOf('{}')} `, {}],
  ])('may be %s', (_title, header, expected) => {
    expect(attributesIn(header)).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ['nothing', '', 'unexpected_answer'],
    ['bare JSON', '{"name":"A"}', 'unexpected_answer'],
    ['base64 without colons', Buffer.from('{}').toString('base64'), 'unexpected_answer'],
    ['two of them', `${headerOf('{}')}, ${headerOf('{}')}`, 'unexpected_answer'],
    ['no JSON', headerOf('name'), 'unexpected_answer'],
    ['no UTF-8', headerOf(Buffer.from([0x7b, 0xff, 0x7d])), 'unexpected_answer'],
    ['a list', headerOf('[1]'), 'unexpected_answer'],
    ['null', headerOf('null'), 'unexpected_answer'],
    ['a text', headerOf('"name"'), 'unexpected_answer'],
    ['too large', headerOf(JSON.stringify({ name: 'n'.repeat(8 * 1024) })), 'too_large'],
    ['too large once written out', headerOf(`{"n":[${'1e20,'.repeat(2_000)}1]}`), 'too_large'],
  ])('are refused when they are %s', (_title, header, code) => {
    expect(failureOf(header)).toBe(code);
  });

  it('are refused when they are nested without end', () => {
    expect(['unexpected_answer', undefined]).toContain(
      failureOf(headerOf(`{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`)),
    );
  });
});
