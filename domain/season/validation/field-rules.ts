import { isEmailAddress } from '#domain/values/email-address.ts';
import { textFlaw } from '#domain/values/plain-text.ts';
import { isCalendarDay, isWallTime } from '#domain/values/time.ts';
import { type Path, quoted, type Violation } from './violation.ts';

const complaints = {
  empty: 'is empty: write something, or leave the line out if it may be left out',
  'too-long': 'is too long',
  'control-character': 'holds a character that cannot be seen: type it again by hand',
  'broken-character': 'holds a character that was lost on the way: save the file as UTF-8 and type it again',
} as const;

/** Faults of a text that people will read, of at most `longest` characters on one line. */
export function textFaults(path: Path, text: string, longest: number): Violation[] {
  if (text.includes('\n'))
    return [{ path, message: 'The text goes over several lines: write it in one, or begin it with `>-`.' }];
  const flaw = textFlaw(text, longest);
  if (!flaw) return [];
  const limit = flaw === 'too-long' ? ` (at most ${longest} characters)` : '';
  return [{ path, message: `The text ${complaints[flaw]}${limit}.` }];
}

/** Faults of an id, which becomes part of addresses and keys. */
export function idFaults(path: Path, id: string): Violation[] {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 40) return [];
  const message = `${quoted(id)} cannot be an id: use small letters, digits and single hyphens, at most 40.`;
  return [{ path, message }];
}

/** Faults of a mail address. */
export function emailFaults(path: Path, email: string): Violation[] {
  if (isEmailAddress(email)) return [];
  return [{ path, message: `${quoted(email)} is not an email address: write it as interviews@example.org.` }];
}

/** Faults of a calendar day. */
export function dayFaults(path: Path, day: string): Violation[] {
  if (!isCalendarDay(day)) {
    const message = `${quoted(day)} is not a day of the calendar: write year, month and day, as 2026-11-17.`;
    return [{ path, message }];
  }
  return day.startsWith('20') ? [] : [{ path, message: `${day} is far from any season: check the year.` }];
}

/** Faults of a time of day. */
export function timeFaults(path: Path, time: string): Violation[] {
  if (isWallTime(time)) return [];
  return [
    { path, message: `${quoted(time)} is not a time: write hours and minutes, as 07:30, 13:00 or 1:00 PM.` },
  ];
}

/** Faults of a number that must be whole and within bounds. */
export function numberFaults(
  path: Path,
  value: number,
  least: number,
  most: number,
  why: string,
): Violation[] {
  if (Number.isInteger(value) && value >= least && value <= most) return [];
  return [{ path, message: `Write a whole number from ${least} to ${most}: ${why}.` }];
}
