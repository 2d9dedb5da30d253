import { createHash } from 'node:crypto';
import { isTlogError, logPolicyIn, noteVerifier, type ProvenEntry, verifyTlogProof } from '@askonce/tlog';
import canonicalize from 'canonicalize';
import type { Receipt, ReceiptOpening } from './contract';
import { parseLeaf, parseReceipt, type ReceiptLeaf } from './receipt-format';
import { ReceiptRefused } from './receipt-refused';
import { receiptWords } from './receipt-words';

/** Whom to trust. */
export interface ReceiptPolicy {
  /** Of the log, `<origin>+<key id>+<key>`, from somebody whom you trust. */
  readonly verifierKey: string;
  /** The text of a policy file (c2sp.org/tlog-policy) that says which witnesses have to have cosigned the log; none if not given. */
  readonly witnesses?: string | Uint8Array;
}

/** What a receipt has shown: that the log holds this. */
export interface ReceiptStatement extends Pick<ProvenEntry, 'index' | 'checkpoint'> {
  /** What happened, as data. */
  readonly opening: ReceiptOpening;
  /** The same for people, a line for each thing: made here, from what was verified. */
  readonly words: readonly string[];
  /** The leaf: what everybody may read of it in the log. */
  readonly leaf: string;
}

/**
 * Returns when a receipt shows that the log holds what it says; needs nothing but what it is given.
 * @param receipt as it was kept: the JSON text, or its bytes in UTF-8
 * @throws ReceiptRefused, for missing cosignatures with `quorum_missed`, for a policy that is none with `policy_malformed`
 */
export function verifyReceipt(receipt: string | Uint8Array, policy: ReceiptPolicy): ReceiptStatement {
  const { opening, salt, leaf: written, words, proof } = parseReceipt(receipt);
  const leaf = parseLeaf(written);
  checkCommitment(leaf, { opening, salt });
  checkAgreement(leaf, opening);
  const said = receiptWords(opening, leaf.kind === OPAQUE);
  checkWords(words, said);
  const { index, checkpoint } = proven(proof, written, policy);
  return { opening, words: said, leaf: written, index, checkpoint };
}

/** The kind of a leaf whose own could be any text. */
const OPAQUE = 'opaque';

function checkCommitment({ commitment }: ReceiptLeaf, { opening, salt }: Pick<Receipt, 'opening' | 'salt'>): void {
  const committed = createHash('sha256')
    .update(Buffer.from(salt, 'base64'))
    .update(canonicalize(opening) ?? '')
    .digest('base64');
  if (committed === commitment) return;
  throw new ReceiptRefused('commitment_mismatch', 'The leaf does not commit to this opening under this salt.');
}

/** What stands beside the commitment in the leaf is no other thing than what stands within it. */
function checkAgreement({ kind, agency, hour }: ReceiptLeaf, opening: ReceiptOpening): void {
  const pairs: readonly (readonly [name: string, inLeaf: string | undefined, opened: string | undefined])[] = [
    ['kind', kind, kind === OPAQUE ? OPAQUE : opening.action],
    ['agency', agency, opening.agency ?? undefined],
    ['hour', hour, `${opening.occurredAt.slice(0, 13)}:00:00Z`],
  ];
  const wrong = pairs.find(([, inLeaf, opened]) => inLeaf !== opened);
  if (wrong === undefined) return;
  throw new ReceiptRefused('leaf_mismatch', `The ${wrong[0]} in the leaf is not that of the opening.`);
}

function checkWords(given: readonly string[], said: readonly string[]): void {
  if (given.length === said.length && given.every((line, index) => line === said[index])) return;
  throw new ReceiptRefused('words_mismatch', 'The words are not those of the opening.');
}

function proven(proof: string, leaf: string, { verifierKey, witnesses }: ReceiptPolicy): ProvenEntry {
  try {
    const policy =
      witnesses === undefined ? { logKey: noteVerifier(verifierKey) } : logPolicyIn(witnesses, verifierKey);
    return verifyTlogProof(proof, Buffer.from(leaf), policy);
  } catch (cause) {
    if (!isTlogError(cause)) throw cause;
    throw new ReceiptRefused(cause.code, `${cause.message}.`, { cause });
  }
}
