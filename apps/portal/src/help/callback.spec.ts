import { FormRefused, SentForm } from '../pages/form';
import { callbackOf } from './callback';

const callback = (values: Record<string, string>) =>
  callbackOf(new SentForm(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]))));

describe('callbackOf', () => {
  it.each(['+358 40 123 4567', '040 1234567', '(09) 123-456', '12345'])('takes the number %s', (number) => {
    expect(callback({ number, when: ' mornings ' })).toEqual({ number, when: 'mornings', about: '' });
  });

  it.each([
    [{ number: '' }, ['number']],
    [{ number: 'call me' }, ['number']],
    [{ number: '12345', when: 'x'.repeat(201), about: 'x'.repeat(1_001) }, ['when', 'about']],
  ])('refuses %j', (values, fields) => {
    try {
      callback(values);
    } catch (error) {
      expect(error instanceof FormRefused && Object.keys(error.errors)).toEqual(fields);
      return;
    }
    throw new Error('It was taken.');
  });
});
