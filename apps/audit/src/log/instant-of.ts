const RFC_3339 = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const FIRST = Date.UTC(1900, 0);
const LAST = Date.UTC(9999, 0);

/** The instant that an RFC 3339 text names, in UTC with milliseconds; undefined where it names none since 1900. */
export function instantOf(text: string): string | undefined {
  const date = RFC_3339.exec(text)?.[1];
  if (date === undefined || !existsOnCalendar(date)) return undefined;
  const instant = Date.parse(text);
  return instant >= FIRST && instant < LAST ? new Date(instant).toISOString() : undefined;
}

/** Date.parse takes the 30th of February for the 2nd of March. */
function existsOnCalendar(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}
