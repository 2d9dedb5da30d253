import { join } from 'node:path';
import { type LogPolicy, type NoteSigner, noteSigner, noteVerifier, verifierKeyOf } from '@askonce/tlog';
import type { LogName } from '../tree/tree.repository';
import { LogFolder } from './log-folder';

/** A log as the world knows it: its name, its key, and the folder in which is kept what was signed. */
export interface LogIdentity {
  readonly log: LogName;
  readonly origin: string;
  readonly signer: NoteSigner;
  readonly folder: LogFolder;
}

/** The logs that this service signs; the raw one has the origin and the folder of the other with `/raw` behind. */
export class LogIdentities {
  readonly facts: LogIdentity;
  readonly raw: LogIdentity;

  /** @throws TlogError when it is no signer key */
  constructor(signerKey: string, folder: string) {
    const signer = noteSigner(signerKey);
    const logKey = noteVerifier(verifierKeyOf(signerKey));
    const identity = (log: LogName, origin: string, path: string): LogIdentity => {
      const policy: LogPolicy = { logKey, origin };
      return { log, origin, signer, folder: new LogFolder(path, policy) };
    };
    this.facts = identity('facts', signer.name, folder);
    this.raw = identity('raw', `${signer.name}/raw`, join(folder, 'raw'));
  }
}
