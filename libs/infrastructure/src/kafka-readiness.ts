import { connect } from 'node:net';

/** ApiVersions, version 0, correlation id 1, no client id: the smallest question of the Kafka protocol, length first. */
const QUESTION = Buffer.from('0000000a0012000000000001ffff', 'hex');
const TIMEOUT_MS = 3000;

/**
 * Whether a broker answers; a KRaft broker opens its port only once it is part of its cluster.
 * @throws if the connection fails or nothing is said in time.
 */
export function brokerAnswers(broker: string): Promise<boolean> {
  const { hostname, port } = new URL(`kafka://${broker}`);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(QUESTION));
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error(`${broker} does not answer.`)));
    socket.once('data', (answer) => {
      resolve(answer.length >= 8 && answer.readInt32BE(4) === 1);
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('end', () => {
      reject(new Error(`${broker} hung up.`));
      socket.destroy();
    });
  });
}
