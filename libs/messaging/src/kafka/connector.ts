import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { ISocketFactoryArgs } from 'kafkajs';

/** How a connection to a broker is opened. */
export type Connector = (target: ISocketFactoryArgs) => Socket;

const KEEP_ALIVE_MS = 60_000;

/** kafkajs leaves Nagle's algorithm on, which delays small requests behind unacknowledged ones. */
export const connectPlainly: Connector = ({ host, port, onConnect }) =>
  connect({ host, port }, onConnect).setKeepAlive(true, KEEP_ALIVE_MS).setNoDelay(true);
