import type { Choice } from '#domain/offers/offer.ts';
import { optionId, type Season, type StartName, startNames } from '#domain/season/season.ts';
import { type CalendarDay, type Instant, isCalendarDay } from '#domain/values/time.ts';
import { programTime } from '#functions/cli/season/invitations/program-time.ts';

/**
 * Reads `--to` and `--start`. A start may be left out where the day has only one. Whether the applicant's track has the
 * option is for the decision to say.
 */
export function choiceIn(
  season: Season,
  { to, start }: { readonly to?: string; readonly start?: string },
): Choice | { readonly problem: string } {
  const days = (to ?? '').split('+').map((day) => day.trim());
  if (!days.every(isCalendarDay))
    return {
      problem: 'Name the day with --to, as --to 2026-11-17, or --to 2026-11-16+2026-11-17 for a pair.',
    };
  const named = start?.split(',').map((name) => name.trim()) ?? [];
  const wrong = named.find((name) => !(startNames as readonly string[]).includes(name));
  if (wrong !== undefined)
    return { problem: `“${wrong}” is no start: write --start ${startNames.join(' or --start ')}.` };
  const starts = named.length > 0 ? (named as StartName[]) : onlyStarts(season, days);
  return { option: optionId(days), starts };
}

function onlyStarts(season: Season, days: readonly CalendarDay[]): readonly StartName[] {
  return days.flatMap((on) => {
    const starts = season.days.find((day) => day.on === on)?.starts ?? [];
    return starts.length === 1 ? starts.map(({ name }) => name) : [];
  });
}

/** Reads `--until`, a wall-clock time in the program's zone. */
export function deadlineIn(
  season: Season,
  until: string | undefined,
): Instant | { readonly problem: string } {
  const isDayAlone = isCalendarDay((until ?? '').trim());
  const at = isDayAlone ? undefined : programTime(season, until ?? '');
  return (
    at ?? {
      problem: 'Name the new deadline with --until, as --until "2026-10-30 5:00 PM", on the program’s clock.',
    }
  );
}
