/** Has spreadsheets read what follows as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What spreadsheets take for a formula, also behind blanks. */
const FORMULA = /^\s*[=+\-@\t\r]/;

/** One line (RFC 4180). No cell of it is run as a formula by whoever opens it. */
export function csvLine(cells: readonly (string | undefined)[]): string {
  return `${cells.map((cell = '') => quoted(FORMULA.test(cell) ? `'${cell}` : cell)).join(',')}\r\n`;
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
