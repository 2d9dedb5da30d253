import pc from 'picocolors';
import { harmless } from '../harmless';
import { cosignedAsData, cosignedInWords } from './cosigned';
import { exitOf } from './verify-proof-exit';
import type { Refused, Shown } from './verify-proof';

/** What a receipt or a proof shows, as lines for people. */
export function describeShown({ words, leaf, index, checkpoint, policy }: Shown, color: boolean): string[] {
  const paint = pc.createColors(color);
  const { origin, size, root } = checkpoint;
  const about = words ?? [`Entry of the log: ${typeof leaf === 'string' ? leaf : Buffer.from(leaf).toString()}`];
  return [
    `${paint.green('✓')} ${paint.bold(`The log ${harmless(origin)} holds this:`)}`,
    '',
    ...about.map((line) => `  ${harmless(line)}`),
    '',
    `It is entry ${index} of ${size}. The checkpoint that says so is signed with the key of ${harmless(origin)}:`,
    `  root ${Buffer.from(root).toString('base64')} of ${size} entries`,
    ...cosignedInWords(checkpoint, policy),
  ];
}

/** Why it shows nothing, as lines for people. */
export function describeRefused({ code, message, checkpoint, policy }: Refused, color: boolean): string[] {
  return [
    `${pc.createColors(color).red('✗')} This shows nothing (${code}): ${harmless(message)}`,
    ...(checkpoint ? cosignedInWords(checkpoint, policy) : []),
  ];
}

/** The same as data. */
export function shownAsData({ words, opening, leaf, index, checkpoint, policy }: Shown): object {
  const { origin, size, root } = checkpoint;
  return {
    verified: true,
    ...(words && { words }),
    ...(opening && { opening }),
    leaf: Buffer.from(leaf).toString(),
    index,
    checkpoint: { origin, size, root: Buffer.from(root).toString('base64') },
    ...cosignedAsData(checkpoint, policy),
  };
}

export const refusedAsData = ({ code, message, checkpoint, policy }: Refused): object => ({
  verified: false,
  code,
  message,
  exitCode: exitOf(code),
  ...(checkpoint && cosignedAsData(checkpoint, policy)),
});
