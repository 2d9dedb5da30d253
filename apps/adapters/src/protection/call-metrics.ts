import type { Metrics } from '@askonce/observability';
import type { AgencyFailureCode } from '../connectors/agency-failure';

export type CallOutcome = AgencyFailureCode | 'ok' | 'other';
export type Direction = 'fetch' | 'deliver' | 'tell';

/** What is measured of calls to agencies' systems in one direction. */
export interface CallMetrics {
  begin(agency: string): { end(outcome: CallOutcome): void };
  circuit(agency: string, open: boolean): void;
}

/** Registers the metrics once; the result makes those of each direction. */
export function agencyCallMetrics(metrics: Metrics): (direction: Direction) => CallMetrics {
  const calls = metrics.counter('askonce_agency_calls_total', "Calls to agencies' systems, retries included in one.", [
    'agency',
    'direction',
    'outcome',
  ]);
  const seconds = metrics.histogram('askonce_agency_call_seconds', "Duration of calls to agencies' systems.", [
    'agency',
    'direction',
  ]);
  const open = metrics.gauge('askonce_agency_circuit_open', 'Agencies that are left alone after failures: 1.', [
    'agency',
    'direction',
  ]);
  return (direction) => ({
    begin(agency) {
      const stop = seconds.startTimer({ agency, direction });
      return {
        end(outcome) {
          stop();
          calls.inc({ agency, direction, outcome });
        },
      };
    },
    circuit(agency, isOpen) {
      open.set({ agency, direction }, isOpen ? 1 : 0);
    },
  });
}
