import pc from 'picocolors';
import type { Progress } from '@askonce/infrastructure';

interface Timing {
  title: string;
  begun: number;
  ended: number;
}

/** Tells the user, one line at a time, what is being done and how long each step took. */
export class Reporter implements Progress {
  private readonly timings: Timing[] = [];
  private readonly begun = Date.now();

  constructor(private readonly out: NodeJS.WritableStream) {}

  line(text = ''): void {
    this.out.write(`${text}\n`);
  }

  warn(text: string): void {
    this.line(`${pc.yellow('!')} ${text}`);
  }

  async step<T>(title: string, work: (say: (detail: string) => void) => Promise<T>): Promise<T> {
    const timing = { title, begun: Date.now(), ended: 0 };
    const result = await work((detail) => {
      this.line(`${pc.dim('·')} ${title}: ${detail} …`);
    });
    timing.ended = Date.now();
    this.timings.push(timing);
    this.line(`${pc.green('✓')} ${title} ${pc.dim(seconds(timing.ended - timing.begun))}`);
    return result;
  }

  /** When each step began and how long it took; steps may overlap. */
  showTimings(): void {
    this.line();
    this.line('Timings: begun after, took');
    for (const { title, begun, ended } of [...this.timings].sort((a, b) => a.begun - b.begun)) {
      this.line(`  ${seconds(begun - this.begun).padStart(8)} ${seconds(ended - begun).padStart(8)}  ${title}`);
    }
    this.line(`  ${''.padStart(8)} ${seconds(Date.now() - this.begun).padStart(8)}  all of it`);
  }

  elapsedSeconds(): number {
    return (Date.now() - this.begun) / 1000;
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
