import type { Role } from '../stack/service-instance';

const OUTBOX = ['outbox.before-produce', 'outbox.after-produce-before-remove', 'outbox.after-remove'];
const CONSUMER = [
  'consumer.before-handle',
  'consumer.after-handle-before-commit',
  'consumer.before-commit',
  'consumer.after-commit',
];

/** The points that a service passes where one step is done and the next is not, by its role. */
export const KILL_POINTS: Readonly<Record<Role, readonly string[]>> = {
  registry: [
    ...OUTBOX,
    ...CONSUMER,
    'person.after-decision-before-commit',
    'person.after-write',
    'delivery.after-part',
  ],
  adapters: [...OUTBOX, ...CONSUMER, 'fetch.after-asking-before-ending', 'delivery.after-handing-over-before-ending'],
  audit: [
    ...CONSUMER,
    'log.after-entries-before-leaves',
    'log.after-append',
    'tree.after-leaves-before-tiles',
    'tree.after-tiles-before-head',
    'checkpoint.after-bundles-before-keeping',
    'checkpoint.after-keeping-before-adding',
    'file.after-draft-before-rename',
  ],
};
