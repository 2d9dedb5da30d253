import { AlreadyRunning, NoInfrastructure, ProcessFailed } from '@askonce/infrastructure';
import { CliError } from './cli-error';
import { createProgram } from './program';

/** What the user can understand and mend is said in its own words; anything else is a mistake of ours and keeps its stack. */
const PLAIN = [CliError, AlreadyRunning, NoInfrastructure, ProcessFailed];

createProgram()
  .parseAsync()
  .catch((error: unknown) => {
    const plain = PLAIN.some((kind) => error instanceof kind);
    const text = error instanceof Error ? (plain ? error.message : (error.stack ?? error.message)) : String(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  });
