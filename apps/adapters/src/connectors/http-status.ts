import { AgencyFailure, type AgencyFailureCode } from './agency-failure';

const CODES: Readonly<Record<number, AgencyFailureCode>> = {
  401: 'access_refused',
  403: 'access_refused',
  408: 'timed_out',
  410: 'gone',
  429: 'overloaded',
};

/** The failure that an HTTP status stands for where it is not an answer. */
export function failureOf(status: number): AgencyFailure {
  return new AgencyFailure(CODES[status] ?? (status >= 500 ? 'server_error' : 'unexpected_answer'));
}
