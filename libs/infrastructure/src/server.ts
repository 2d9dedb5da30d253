import type { SupervisedProcess } from './processes/supervised-process';

/** A PostgreSQL or Kafka that answers. */
export interface Server {
  address: string;
  /** Of a server that we run as a process here. */
  process?: SupervisedProcess;
}
