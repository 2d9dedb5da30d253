/** A half-open span of time, in UTC. */
export interface Window {
  readonly from: Date;
  readonly until: Date;
}

export type Period = 'hour' | 'day';

const MS: Readonly<Record<Period, number>> = { hour: 3_600_000, day: 86_400_000 };

/** The hour or the day in which something happened. */
export function windowOf(at: Date, period: Period): Window {
  const from = Math.floor(at.getTime() / MS[period]) * MS[period];
  return { from: new Date(from), until: new Date(from + MS[period]) };
}
