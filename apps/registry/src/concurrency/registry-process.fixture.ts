import { join } from 'node:path';
import { ServiceProcess } from '@askonce/testing';

const main = join(__dirname, '../../dist/main.js');

export type RegistryProcess = ServiceProcess;

/** The built registry as a process of its own; its clock may be wrong by some milliseconds. */
export const RegistryProcess = {
  start: (env: NodeJS.ProcessEnv, skewMs = 0): Promise<RegistryProcess> => ServiceProcess.start({ main, env, skewMs }),
};
