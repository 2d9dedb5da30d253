import { type Logger, pino } from 'pino';

/** A logger that keeps its lines, without the redaction that services have: nothing must depend on it. */
export class KeptLog {
  readonly lines: string[] = [];
  readonly logger: Logger = pino({ level: 'debug' }, { write: (line: string) => void this.lines.push(line) });
}
