/** What comes from elsewhere may hold anything, also commands to the terminal that shows it (CWE-150). */
export const harmless = (line: string): string =>
  line.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
