import type { MessagingLog } from '@askonce/messaging';

const silent = (): undefined => undefined;

/** Commands answer or fail; of what happens on the way only errors are worth a line. */
export const messagingLog: MessagingLog = {
  debug: silent,
  info: silent,
  warn: silent,
  error: (fields, message) => {
    process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
  },
};
