import type { KeptLetter } from '@askonce/messaging';
import { describeLetter } from './describe-letter';

const aLetter = (more: Partial<KeptLetter> = {}): KeptLetter => ({
  id: '3-17',
  groupId: 'askonce-audit',
  attempts: 0,
  at: '2026-11-22T09:00:00.000Z',
  cause: { error: 'UnparsableEvent', detail: 'The payload is not JSON' },
  topic: 'askonce.evidence.v1',
  partition: 3,
  offset: '17',
  key: Buffer.from('a key'),
  headers: { ce_id: Buffer.from('an id') },
  value: Buffer.from('{"a":1}'),
  ...more,
});

describe('a dead letter in the terminal', () => {
  it('is shown with its cause, headers and value', () => {
    const text = describeLetter(aLetter()).join('\n');
    expect(text).toContain('UnparsableEvent: The payload is not JSON');
    expect(text).toContain('  ce_id: an id\nvalue\n  {"a":1}');
  });

  it('cannot give commands to the terminal', () => {
    const clear = Buffer.from('\u001b[2J\u009b1m\r\n');
    const letter = aLetter({ key: clear, headers: { evil: clear }, value: clear });
    const text = describeLetter(letter).join('');
    expect(text).not.toMatch(/\p{Cc}/u);
    expect(text).toContain('\\u001b[2J\\u009b1m\\u000d\\u000a');
  });
});
