const PAGE = { width: 595, height: 842 };
const LEFT = 72;

/** Text in a PDF string (ISO 32000-1 §7.3.4.2), in Latin-1; letters beyond it become question marks. */
function pdfString(text: string): string {
  return `(${text.replace(/[^\x20-\x7e\xa0-\xff]/gu, '?').replace(/[\\()]/g, '\\$&')})`;
}

function contentOf(title: string, lines: readonly string[]): string {
  const heading = `/F1 20 Tf ${LEFT} ${PAGE.height - 100} Td ${pdfString(title)} Tj`;
  const rest = lines.map((line, index) => `/F1 12 Tf 0 ${index === 0 ? -40 : -18} Td ${pdfString(line)} Tj`);
  return ['BT', heading, ...rest, 'ET'].join('\n');
}

/** A page of A4 with a title and lines below it: small, and a real PDF that any viewer opens. */
export function certificatePdf(title: string, lines: readonly string[]): Buffer {
  const content = contentOf(title, lines);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents 4 0 R ` +
      '/Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  return assembled(objects);
}

/** Objects one after the other, then where each begins (ISO 32000-1 §7.5.4); one character is one byte in Latin-1. */
function assembled(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
