import type { LogPolicy } from './checkpoint';
import { cosignatureVerifier } from './cosignature';
import { noteVerifier, type NoteVerifier } from './note-keys';
import { textIn, type TextInput } from './strict-text';
import { isTlogError, TlogError } from './tlog-error';

/** A witness, as a policy names it. */
export interface PolicyWitness {
  /** Within the policy only. */
  readonly name: string;
  readonly verifier: NoteVerifier;
  /** Its submission prefix (c2sp.org/tlog-witness), for whoever asks it. */
  readonly url?: string;
}

/** Which logs and which witnesses to trust, and how many of these (c2sp.org/tlog-policy). */
export interface TrustPolicy {
  /** Empty where the log is known from elsewhere. */
  readonly logs: readonly NoteVerifier[];
  /** All that are named, in the quorum or not. */
  readonly witnesses: readonly PolicyWitness[];
  /** Cosignatures of so many of these make a checkpoint valid; 0 of none for `quorum none`. */
  readonly quorum: { readonly threshold: number; readonly of: readonly PolicyWitness[] };
}

type Quorum = TrustPolicy['quorum'];

/** What the lines so far have said. */
interface Draft {
  readonly logs: NoteVerifier[];
  readonly witnesses: PolicyWitness[];
  /** By name; a witness is a group of itself. */
  readonly groups: Map<string, Quorum>;
  readonly grouped: Set<string>;
  readonly keys: Set<string>;
  quorum?: Quorum;
}

const MAX_OF_EACH = 32;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/**
 * Reads a policy file; `logPolicyIn` makes of it what a checkpoint is opened by. A group of groups is refused, since a
 * quorum is so many of some witnesses here.
 * @throws TlogError `policy_malformed`, `text_too_large`; for keys what `noteVerifier` and `cosignatureVerifier` throw. The message
 * names the line.
 */
export function parseTrustPolicy(input: TextInput): TrustPolicy {
  const text = textIn(input);
  if (text === undefined || CONTROL.test(text)) throw malformed('A policy is UTF-8 without control characters');
  const draft: Draft = { logs: [], witnesses: [], groups: new Map(), grouped: new Set(), keys: new Set() };
  draft.groups.set('none', { threshold: 0, of: [] });
  for (const [index, line] of text.split('\n').entries()) {
    try {
      readLine(draft, line);
    } catch (error) {
      throw isTlogError(error) ? new TlogError(error.code, `Line ${index + 1}: ${error.message}`) : error;
    }
  }
  const { logs, witnesses, quorum } = draft;
  if (quorum === undefined) throw malformed('There is no line that names the quorum');
  return { logs, witnesses, quorum };
}

/**
 * What a policy file demands of one log: give it to `openCheckpoint`, `verifyLog`, `verifyGrowth` and `verifyTlogProof`. Witnesses that
 * are not in the quorum count for nothing.
 * @param logVerifierKey of the log; a file that names logs has to name it
 * @throws TlogError what `parseTrustPolicy` and `noteVerifier` throw, `policy_malformed` for a file about other logs
 */
export function logPolicyIn(input: TextInput, logVerifierKey: string): LogPolicy {
  const { logs, quorum } = parseTrustPolicy(input);
  const logKey = noteVerifier(logVerifierKey);
  if (logs.length > 0 && !logs.some((log) => log.name === logKey.name && log.keyId === logKey.keyId)) {
    throw malformed(`It names logs, and ${logKey.name} with this key is none of them`);
  }
  return { logKey, witnesses: quorum.of.map(({ verifier }) => verifier), quorum: quorum.threshold };
}

type ReadItems = (draft: Draft, items: readonly string[]) => void;

const KINDS: ReadonlyMap<string, ReadItems> = new Map([
  ['log', readLog],
  ['witness', readWitness],
  ['group', readGroup],
  ['quorum', readQuorum],
]);

function readLine(draft: Draft, line: string): void {
  const [kind, ...items] = line.split(/[ \t]+/).filter((item) => item !== '');
  if (kind === undefined || kind.startsWith('#')) return;
  const read = KINDS.get(kind);
  if (read === undefined) throw malformed('It is none of log, witness, group and quorum');
  read(draft, items);
}

function readLog({ logs, keys }: Draft, [key, ...rest]: readonly string[]): void {
  if (key === undefined || rest.length > 1) throw malformed('It is not: log <verifier key> [<URL>]');
  addKey(keys, key);
  logs.push(noteVerifier(key));
  checkCount(logs.length);
}

function readWitness({ witnesses, groups, keys }: Draft, [name, key, url, ...rest]: readonly string[]): void {
  if (name === undefined || key === undefined || rest.length > 0) {
    throw malformed('It is not: witness <name> <verifier key> [<URL>]');
  }
  addKey(keys, key);
  const witness = { name, verifier: cosignatureVerifier(key), ...(url !== undefined && { url }) };
  define(groups, name, { threshold: 1, of: [witness] });
  witnesses.push(witness);
  checkCount(witnesses.length);
}

function readGroup(draft: Draft, [name, count, ...members]: readonly string[]): void {
  if (name === undefined || count === undefined || members.length === 0) {
    throw malformed('It is not: group <name> all|any|<number> <name>…');
  }
  const of = members.map((member) => memberOf(draft, member));
  define(draft.groups, name, { threshold: thresholdOf(count, of.length), of });
  checkCount(draft.groups.size - draft.witnesses.length - 1);
}

function readQuorum(draft: Draft, [name = '', ...rest]: readonly string[]): void {
  const quorum = draft.groups.get(name);
  if (quorum === undefined || rest.length > 0) {
    throw malformed('It is not: quorum <name>, which is none, or a witness or group of the lines before');
  }
  if (draft.quorum !== undefined) throw malformed('It is the second quorum');
  draft.quorum = quorum;
}

function memberOf({ witnesses, groups, grouped }: Draft, name: string): PolicyWitness {
  const witness = witnesses.find((one) => one.name === name);
  if (witness === undefined) {
    const isGroup = name !== 'none' && groups.has(name);
    throw malformed(isGroup ? 'A group in a group is not supported' : 'A member is no witness of the lines before');
  }
  if (grouped.has(name)) throw malformed('A member is in a group already');
  grouped.add(name);
  return witness;
}

function thresholdOf(count: string, members: number): number {
  if (count === 'all') return members;
  if (count === 'any') return 1;
  const threshold = /^[1-9]\d{0,2}$/.test(count) ? Number(count) : members + 1;
  if (threshold > members) throw malformed(`It demands neither all nor any nor 1 to ${members} of its members`);
  return threshold;
}

function define(groups: Draft['groups'], name: string, quorum: Quorum): void {
  if (groups.has(name)) throw malformed('There is something of that name already');
  groups.set(name, quorum);
}

/** One key under two names would count twice (c2sp.org/tlog-policy, Public key representation). */
function addKey(keys: Set<string>, verifierKey: string): void {
  const material = verifierKey.split('+').slice(2).join('+');
  // Without the type of signature, the first byte.
  const key = Buffer.from(material, 'base64').subarray(1).toString('base64');
  if (keys.has(key)) throw malformed('That key is there already');
  keys.add(key);
}

function checkCount(count: number): void {
  if (count > MAX_OF_EACH) throw malformed(`At most ${MAX_OF_EACH} of each kind are read`);
}

function malformed(message: string): TlogError {
  return new TlogError('policy_malformed', message);
}
