import { PRINTABLE_LINES } from './printable';

describe('a text in several lines', () => {
  it.each(['a', 'why?\r\n\n\tand when?', 'مرحبا', '👩‍👧', '  so  '])('may be %j', (text) => {
    expect(PRINTABLE_LINES.test(text)).toBe(true);
  });

  it.each(['', ' ', '\n\n', 'a\u0000', 'a\u001b[2J', '\u0085', '\ud800'])('may not be %j', (text) => {
    expect(PRINTABLE_LINES.test(text)).toBe(false);
  });
});
