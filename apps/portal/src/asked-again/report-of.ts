import type { NewAskedAgainReport } from '@askonce/client';
import { FormRefused, type SentForm } from '../pages/form';
import { instantAt } from '../pages/start-of-day';

export const CHANNELS = ['counter', 'phone', 'paper', 'portal', 'mobile'] as const;
/** Characters. */
const LONGEST = 2_000;
const NOON = '12:00';
const MISTAKE = Symbol('mistake');

/** @throws FormRefused saying what is missing */
export function reportOf(form: SentForm, timeZone: string, now: number): NewAskedAgainReport {
  const [agency, evidenceType, text, request] = ['agency', 'evidenceType', 'text', 'case'].map((name) =>
    form.text(name),
  );
  const channel = form.oneOf('channel', CHANNELS);
  const at = whenOf(form, timeZone, now);
  const errors = {
    ...(!agency && { agency: 'asked-again.errors.agency' }),
    ...(!evidenceType && { evidenceType: 'asked-again.errors.document' }),
    ...(channel === undefined && { channel: 'asked-again.errors.channel' }),
    ...(at === MISTAKE && { day: 'asked-again.errors.day' }),
    ...((text ?? '').length > LONGEST && { text: 'asked-again.errors.long' }),
  };
  if (!agency || !evidenceType || channel === undefined || at === MISTAKE || Object.keys(errors).length > 0)
    throw new FormRefused(errors);
  return {
    agency,
    evidenceType,
    channel,
    ...(at !== undefined && { at }),
    ...(text && { text }),
    ...(request && { evidenceRequestId: request }),
  };
}

/** Absent is now. A day alone is its noon, or now where that is still to come. */
function whenOf(form: SentForm, timeZone: string, now: number): string | typeof MISTAKE | undefined {
  const [day, time] = [form.text('day'), form.text('time')];
  if (day === '') return time === '' ? undefined : MISTAKE;
  const at = instantAt(day, time === '' ? NOON : time, timeZone);
  if (at === undefined) return MISTAKE;
  if (Date.parse(at) <= now) return at;
  const begun = instantAt(day, '00:00', timeZone);
  return time === '' && begun !== undefined && Date.parse(begun) <= now ? undefined : MISTAKE;
}
