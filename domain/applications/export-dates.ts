import { type CalendarDay, isCalendarDay } from '#domain/values/time.ts';

/** What a spreadsheet makes of a date when it is opened and saved: `Jan-06` can be a day or a month of a year. */
const damaged = /^(\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{2})$/;

const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+\d{1,2}:\d{2}.*)?$/;
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/;

/** Reads a date of an export: month/day/year, as ERAS writes it, or year-month-day. One with no certain reading is not guessed. */
export function readDay(cell: string): { readonly day?: CalendarDay; readonly isUncertain: boolean } {
  const [, month, day, year] = american.exec(cell) ?? [];
  const [, isoYear, isoMonth, isoDay] = iso.exec(cell) ?? [];
  const text = [year ?? isoYear, two(month ?? isoMonth), two(day ?? isoDay)].join('-');
  return { ...(isCalendarDay(text) ? { day: text } : {}), isUncertain: damaged.test(cell) };
}

/** Reads a month such as `5/2021`, the last of a range `8/2017 - 5/2021`, or a whole day; as `2021-05`. */
export function readMonth(cell: string): { readonly month?: string; readonly isUncertain: boolean } {
  const last = cell.split(/\s-\s+/).at(-1) ?? cell;
  const [, month, year] = /^(\d{1,2})\/(\d{4})$/.exec(last) ?? [];
  const { day, isUncertain } = readDay(last);
  const text = month ? `${year}-${two(month)}` : (day ?? '').slice(0, 7);
  return { ...(isCalendarDay(`${text}-01`) ? { month: text } : {}), isUncertain };
}

function two(digits: string | undefined): string {
  return (digits ?? '').padStart(2, '0');
}
