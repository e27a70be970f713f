import type { CalendarDay } from '#domain/values/time.ts';

/** The season as it is being changed. */
export const planPath = '/desk/plan';
export const checkPath = `${planPath}/check`;
export const draftFilePath = `${planPath}/season.yaml`;

/** The page of one day of the draft. */
export function planDayPath(on: CalendarDay | string): string {
  return `${planPath}/days/${on}`;
}
