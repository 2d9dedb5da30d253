/** A block of commands, and what the page shows of their answer. */
export interface Step {
  heading: string;
  /** Of the file, where the commands begin and where they end; the fences are outside. */
  from: number;
  to: number;
  expected?: { language: 'json' | 'text'; content: string };
}

/** A page of Markdown whose `sh` blocks are typed one after the other into the same shell. */
export class Guide {
  readonly steps: readonly Step[];
  private readonly lines: readonly string[];

  constructor(text: string) {
    this.lines = text.split('\n');
    this.steps = stepsOf(text);
  }

  /** Nothing but the commands, on the lines where the page has them, and a NUL to stdout wherever a block has ended. */
  script(): string {
    const script = this.lines.map((line, index) =>
      this.steps.some(({ from, to }) => from <= index + 1 && index + 1 <= to) ? line : '',
    );
    for (const { to } of this.steps) script[to] = String.raw`printf '\0'`;
    script[0] = `set -eEu -o pipefail; trap 'echo "Line $LINENO of the guide failed: $BASH_COMMAND" >&2' ERR`;
    return script.join('\n');
  }
}

const HEADING_OR_BLOCK = /^#+ (?<title>.+)$|^```(?<language>\w*)\n(?<content>[\s\S]*?)\n```$/gm;

/** @throws at a block that would be neither run nor compared */
function stepsOf(text: string): Step[] {
  const steps: Step[] = [];
  let heading = '';
  for (const { 0: whole, index, groups } of text.matchAll(HEADING_OR_BLOCK)) {
    const { title, language, content = '' } = groups ?? {};
    const last = steps.at(-1);
    if (title !== undefined) heading = title;
    else if (language === 'sh') {
      const before = text.slice(0, index).split('\n').length;
      steps.push({ heading, from: before + 1, to: before + content.split('\n').length });
    } else if ((language === 'json' || language === 'text') && last && !last.expected) {
      last.expected = { language, content };
    } else throw new Error(`This block of the guide can be neither run nor compared:\n${whole}`);
  }
  return steps;
}

/** What a JSON block shows, as Jest compares it: an excerpt, in which `…` stands for what differs from run to run. */
export function shownJson(content: string): unknown {
  return JSON.parse(content, (_, value: unknown) => {
    if (typeof value !== 'string' || !value.includes('…')) return value;
    return (value === '…' ? expect.anything() : expect.stringMatching(shownText(value))) as unknown;
  }) as unknown;
}

/** What a text block shows: lines of the output, in this order. */
export function shownText(content: string): RegExp {
  const literal = content.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  const lines = literal.replaceAll('…', '.*').split('\n');
  return new RegExp(`^${lines.join(String.raw`$(?:\n.*)*?\n^`)}$`, 'm');
}
