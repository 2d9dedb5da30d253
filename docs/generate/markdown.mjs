/** Text in a cell of a table. */
export const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');

export const code = (text) => `\`${text}\``;

/** A table whose cells are Markdown already. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A page: blocks with an empty line between them. */
export const page = (...blocks) => `${blocks.flat().join('\n\n')}\n`;

export const GENERATED = 'Generated from the code by `npm run docs`; CI checks that it is current.';
