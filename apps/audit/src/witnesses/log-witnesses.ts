import { InvalidEnvironment } from '@askonce/config';
import {
  isTlogError,
  noteVerifier,
  type NoteVerifier,
  parseTrustPolicy,
  type PolicyWitness,
  type TrustPolicy,
  verifierKeyOf,
} from '@askonce/tlog';

/** Somebody who cosigns the log, and where to ask. */
export interface Witness {
  /** Name and id of its key. */
  readonly id: string;
  readonly verifier: NoteVerifier;
  /** Without a slash at its end. */
  readonly url: string;
}

const KEY = 'ASKONCE_LOG_WITNESSES_FILE';

/** What is demanded where nothing is configured. */
export const NO_WITNESSES = 'quorum none';

/** Who is asked to cosign the log, and how many of whom have to. */
export class LogWitnesses {
  readonly all: readonly Witness[];
  /** So many of these; 0 of none where nothing is demanded. */
  readonly quorum: { readonly threshold: number; readonly ids: readonly string[] };

  private constructor({ witnesses, quorum }: TrustPolicy) {
    this.all = witnesses.map(witnessOf);
    this.quorum = { threshold: quorum.threshold, ids: quorum.of.map(({ verifier }) => idOf(verifier)) };
  }

  /**
   * @param policy the text of a policy file (c2sp.org/tlog-policy)
   * @param logKey the signer key of the log
   * @throws InvalidEnvironment when it is none, is of another log, or does not say where to ask
   */
  static in(policy: string, logKey: string): LogWitnesses {
    const read = parsed(policy);
    if (read.logs.length > 0 && !read.logs.some((log) => idOf(log) === idOf(ownKey(logKey)))) {
      throw unfit('names logs, and not the one of ASKONCE_LOG_KEY_FILE');
    }
    return new LogWitnesses(read);
  }

  /** How many of these witnesses count. */
  countOf(ids: readonly string[]): number {
    return this.quorum.ids.filter((id) => ids.includes(id)).length;
  }
}

/** As a verifier key begins. */
export const idOf = ({ name, keyId }: Pick<NoteVerifier, 'name' | 'keyId'>): string =>
  `${name}+${keyId.toString(16).padStart(8, '0')}`;

/** Whose id this is. A name has no plus. */
export function signerOf(id: string): Pick<NoteVerifier, 'name' | 'keyId'> {
  const [name = '', keyId = ''] = id.split('+');
  return { name, keyId: Number.parseInt(keyId, 16) };
}

function parsed(policy: string): TrustPolicy {
  try {
    return parseTrustPolicy(policy);
  } catch (error) {
    if (isTlogError(error)) throw unfit(`is no policy as c2sp.org/tlog-policy has it. ${error.message}`);
    throw error;
  }
}

function ownKey(signerKey: string): NoteVerifier {
  return noteVerifier(verifierKeyOf(signerKey));
}

function witnessOf({ name, verifier, url }: PolicyWitness): Witness {
  const parsedUrl = url === undefined ? null : URL.parse(url);
  if (url === undefined || !['http:', 'https:'].includes(parsedUrl?.protocol ?? '')) {
    throw unfit(`names the witness ${name} without the http or https URL at which it takes checkpoints`);
  }
  return { id: idOf(verifier), verifier, url: url.replace(/(?<!\/)\/+$/, '') };
}

const unfit = (what: string): Error => new InvalidEnvironment([`${KEY} ${what}`]);
