import { csvLine } from './csv';

describe('csvLine', () => {
  it('quotes every cell, and quotes within', () => {
    expect(csvLine(['a', 'b,"c"', undefined, 'x\ny'])).toBe('"a","b,""c""","","x\ny"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1'])('makes no formula of %j', (cell) => {
    expect(csvLine([cell])).toBe(`"'${cell}"\r\n`);
  });

  it.each(['a=1', '2026-11-25', 'شهادة ميلاد'])('leaves %j as it is', (cell) => {
    expect(csvLine([cell])).toBe(`"${cell}"\r\n`);
  });
});
