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

/** Reads `--track`, one track or several of the season. */
export function tracksIn(
  { tracks: known }: Season,
  track: string | undefined,
): { readonly tracks: readonly string[] } | { readonly problem: string } {
  const tracks = (track ?? '').split(',').map((each) => each.trim());
  const wrong = tracks.find((each) => !known.some(({ id }) => id === each));
  if (wrong === undefined) return { tracks };
  const ids = known.map(({ id }) => id).join(', ');
  return {
    problem: `Name the new tracks with --track, as --track categorical,primary-care. There are: ${ids}.`,
  };
}

/** Reads what becomes of a booking that the new track cannot keep: `--to` books another, `--reopen` lets the applicant choose. */
export function insteadIn(
  season: Season,
  args: { readonly to?: string; readonly start?: string; readonly reopen: boolean },
): { readonly choice: Choice } | 'choose-again' | { readonly problem: string } | undefined {
  if (args.reopen && args.to !== undefined) return { problem: 'Give --to or --reopen, not both.' };
  if (args.reopen) return 'choose-again';
  if (args.to === undefined) return undefined;
  const choice = choiceIn(season, args);
  return 'problem' in choice ? choice : { choice };
}
