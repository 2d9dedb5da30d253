import { Stay } from './stay';

describe('Stay', () => {
  const stayed = () => {
    const left: string[] = [];
    const stay = new Stay();
    stay.atEnd(() => left.push('a'));
    stay.atEnd(() => left.push('b'));
    return { stay, left };
  };

  it('ends with the connection where no handler is at work', () => {
    const { stay, left } = stayed();
    stay.end();
    expect(left).toEqual(['a', 'b']);
  });

  it.each(['the connection', 'the handler'])('goes on when only %s has ended', () => {
    const { stay, left } = stayed();
    stay.begin();
    stay.end();
    expect(left).toEqual([]);
    stay.end();
    expect(left).toEqual(['a', 'b']);
  });
});
