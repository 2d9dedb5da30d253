import { type LogPolicy, QuorumMissed, type TlogError } from '@askonce/tlog';
import pc from 'picocolors';
import { harmless } from '../harmless';
import { cosignedAsData, cosignedInWords } from './cosigned';
import { exitOf } from './verifying-exit';

/** What a command says, and ends with. */
export interface Outcome {
  readonly lines: string[];
  readonly exitCode: number;
}

export interface Printing {
  readonly json: boolean;
  readonly color: boolean;
}

/** What does not hold of a log. */
export function refused(error: TlogError, policy: LogPolicy, { json, color }: Printing): Outcome {
  const { code, message } = error;
  const exitCode = exitOf(code);
  const checkpoint = error instanceof QuorumMissed ? error.checkpoint : undefined;
  if (json) {
    const data = { verified: false, code, message, exitCode, ...(checkpoint && cosignedAsData(checkpoint, policy)) };
    return { lines: [JSON.stringify(data)], exitCode };
  }
  return {
    lines: [
      `${pc.createColors(color).red('✗')} The log does not hold (${code}): ${harmless(message)}.`,
      ...(checkpoint ? cosignedInWords(checkpoint, policy) : []),
    ],
    exitCode,
  };
}
