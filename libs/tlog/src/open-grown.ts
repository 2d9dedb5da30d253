import { openCheckpoint, type Checkpoint, type LogPolicy, type VerifiedCheckpoint } from './checkpoint';
import type { TextInput } from './strict-text';
import { TlogError } from './tlog-error';

/**
 * The checkpoint of a log, which may not have fewer entries than it had.
 * @throws TlogError what `openCheckpoint` throws, `log_shrank`
 */
export function openGrown(
  input: TextInput,
  policy: LogPolicy,
  trusted: Pick<Checkpoint, 'size'> | undefined,
): VerifiedCheckpoint {
  const checkpoint = openCheckpoint(input, policy);
  if (trusted === undefined || trusted.size <= checkpoint.size) return checkpoint;
  throw new TlogError('log_shrank', `The log has ${checkpoint.size} entries, and had ${trusted.size} before`);
}
