export interface KafkaPorts {
  broker: number;
  controller: number;
  /** Further ways in, each told to its clients under the port of a proxy before it. */
  doors?: readonly KafkaDoor[];
}

export interface KafkaDoor {
  port: number;
  advertised: number;
}

/** server.properties of one KRaft node that is broker and controller at once. */
export function kafkaProperties(logFolder: string, { broker, controller, doors = [] }: KafkaPorts): string {
  const each = (of: (door: KafkaDoor, name: string) => string) =>
    doors.map((door, n) => `,${of(door, `DOOR${n}`)}`).join('');
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.bootstrap.servers': `127.0.0.1:${controller}`,
    listeners: `PLAINTEXT://127.0.0.1:${broker},CONTROLLER://127.0.0.1:${controller}${each(({ port }, name) => `${name}://127.0.0.1:${port}`)}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${broker}${each(({ advertised }, name) => `${name}://127.0.0.1:${advertised}`)}`,
    'listener.security.protocol.map': `PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT${each((_door, name) => `${name}:PLAINTEXT`)}`,
    'log.dirs': logFolder.replaceAll('\\', '/'),
    'num.network.threads': 2,
    'num.io.threads': 2,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'auto.create.topics.enable': false,
  };
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}
