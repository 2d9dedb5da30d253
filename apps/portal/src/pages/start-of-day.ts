/**
 * The instant at which clocks in a time zone show this.
 * @param day as 2026-11-25
 * @param time as 09:30
 * @returns RFC 3339, UTC; undefined for what is no day or no time
 */
export function instantAt(day: string, time: string, timeZone: string): string | undefined {
  const said = `${day}T${time}:00.000Z`;
  const asUtc = Date.parse(said);
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString() !== said) return undefined;
  // Twice, for the night in which the clocks change.
  const near = asUtc - offsetMs(asUtc, timeZone);
  return new Date(asUtc - offsetMs(near, timeZone)).toISOString();
}

export const startOfDay = (day: string, timeZone: string): string | undefined => instantAt(day, '00:00', timeZone);

/** Which kind of field holds a value: one for days or times holds nothing else, and what somebody has typed is not to get lost. */
export function fieldFor(kind: 'date' | 'time', value = ''): 'date' | 'time' | 'text' {
  const at = kind === 'date' ? instantAt(value, '00:00', 'UTC') : instantAt('2000-01-01', value, 'UTC');
  return value === '' || at !== undefined ? kind : 'text';
}

/** The day after, as 2026-11-25. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** How far clocks there are ahead of UTC at an instant. */
function offsetMs(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)$/.exec(name) ?? [];
  const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -ahead : ahead;
}
