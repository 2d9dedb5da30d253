import { cosignatureTime, cosignersOf, isBy, type LogPolicy, type VerifiedCheckpoint } from '@askonce/tlog';
import { harmless } from '../harmless';

/** A witness of the policy, and when it cosigned. */
interface Cosigner {
  readonly name: string;
  readonly at: string | null;
}

/** Which witnesses cosigned a checkpoint, as lines for people; none where no witnesses were asked for. */
export function cosignedInWords(checkpoint: VerifiedCheckpoint, policy: LogPolicy): string[] {
  const { witnesses, quorum } = policy;
  if (witnesses === undefined) return [];
  const cosigners = signersOf(checkpoint, policy).map(({ name, at }) => harmless(at ? `${name} (${at})` : name));
  const who = cosigners.length === 0 ? 'none' : cosigners.join(', ');
  return [`  Witnesses that cosigned it: ${who}. Needed are ${quorum ?? 0} of ${witnesses.length}.`];
}

/** The same as data. */
export function cosignedAsData(checkpoint: VerifiedCheckpoint, policy: LogPolicy): object {
  const { witnesses, quorum } = policy;
  if (witnesses === undefined) return {};
  return { witnesses: { cosigned: signersOf(checkpoint, policy), needed: quorum ?? 0, of: witnesses.length } };
}

function signersOf(checkpoint: VerifiedCheckpoint, { witnesses = [] }: LogPolicy): Cosigner[] {
  return cosignersOf(checkpoint, witnesses).map((witness) => {
    const signature = checkpoint.cosignatures.findLast((some) => isBy(some, witness));
    const time = signature && cosignatureTime(signature);
    return { name: witness.name, at: time === undefined ? null : timeOf(time) };
  });
}

/** A witness may have signed any number; null where it is no time of a calendar. */
function timeOf(seconds: number): string | null {
  const date = new Date(seconds * 1_000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
