import type { WebhookFailure } from '@askonce/contracts';

/** What each failure means to the agency whose webhook it is, and what mends it. */
export const WEBHOOK_FAILURE_MEANINGS: Readonly<Record<WebhookFailure, string>> = {
  unreachable: 'Nobody answers at the address: the name, the port, a firewall, or the certificate.',
  timed_out: 'There was no answer in time. Keep the event, answer, and work on it afterwards.',
  server_error: 'It answered 5xx. The log of your system says why.',
  overloaded: 'It answered 429.',
  access_refused: 'It answered 401 or 403: most likely it verifies with another secret, or its clock is wrong.',
  gone: 'It answered 410. Nothing is given up for that; have the address changed, or taken out of the catalogue.',
  unexpected_answer:
    'It answered neither 2xx nor any of the others: a redirect, which is not followed, or 4xx. Answer 2xx to types that you do not know.',
  circuit_open: 'It is left alone for some seconds after a series of failures.',
  secret_missing: 'AskOnce has no secret for it to sign with. Tell its operator.',
};
