import type { Day, Season, Start, StartName, Track } from '#domain/season/season.ts';

/** What a season file says of one start of a day that is written by its plan's name. */
type PlanTimes = { readonly [S in StartName]?: { readonly at: string; readonly until: string } };

/**
 * The fields of a file that says what `season` says, in the order in which people read them. Sections that a file writes as the
 * season has them are passed on as they are; only tracks and days have another form there.
 */
export function seasonAsFile(season: Season): Readonly<Record<string, unknown>> {
  const { tracks, days, agendas, ...rest } = season;
  const { id, program, offers, digest, coordinators, reminders, ...others } = rest;
  const plans = plansOf(days);
  return {
    ...{ id, program, offers, digest, coordinators },
    reminders: reminders ?? { beforeClosingHours: [], beforeInterviewDays: [], beforeInterviewHours: [] },
    ...others,
    tracks: tracks.map(trackAsFile),
    starts: Object.fromEntries([...plans.values()].map(({ name, times }) => [name, times])),
    days: days.map((day) => ({
      ...{ on: day.on, starts: plans.get(planKey(day))?.name, seats: seatRows(day.starts), visit: day.visit },
    })),
    agendas,
  };
}

function trackAsFile({ options, alone, covers, ...track }: Track) {
  const singles = options.flatMap(({ days }) => (days.length === 1 ? [...days] : []));
  const pairs = options.flatMap(({ days }) => (days.length === 2 ? [days] : []));
  return {
    ...track,
    ...(alone ? { alone } : {}),
    ...(covers.length > 0 ? { covers } : {}),
    ...(singles.length > 0 ? { days: singles } : {}),
    ...(pairs.length > 0 ? { pairs } : {}),
  };
}

/** The plans of starts that the days have, each once, by what they say. */
function plansOf(days: readonly Day[]) {
  const plans = new Map<string, { readonly name: string; readonly times: PlanTimes }>();
  for (const day of days) {
    const key = planKey(day);
    if (plans.has(key)) continue;
    const wanted = planName(day);
    const taken = [...plans.values()].filter(({ name }) => name.replace(/-\d+$/, '') === wanted).length;
    const name = taken === 0 ? wanted : `${wanted}-${taken + 1}`;
    const times = Object.fromEntries(day.starts.map(({ name, at, until }) => [name, { at, until }]));
    plans.set(key, { name, times });
  }
  return plans;
}

function planKey({ starts }: Day): string {
  return JSON.stringify(starts.map(({ name, at, until }) => [name, at, until]));
}

function planName({ starts }: Day): string {
  if (starts.length > 1) return 'half-days';
  return starts[0]?.name === 'afternoon' ? 'afternoons' : 'mornings';
}

type SeatRow = { readonly for: readonly string[] } & { readonly [S in StartName]?: number };

/**
 * One line for each label. A label that two starts have in another order gets a line for each start, because the order of lines is
 * that of the seats.
 */
function seatRows(starts: readonly Start[]): readonly SeatRow[] {
  const merged: SeatRow[] = [];
  let next = 0;
  for (const { name, groups } of starts) {
    next = 0;
    for (const { for: tracks, seats } of groups) {
      const at = merged.findIndex(
        (row, index) => index >= next && isFor(row, tracks) && row[name] === undefined,
      );
      const place = at < 0 ? next : at;
      const row: SeatRow =
        at < 0 ? { for: tracks, [name]: seats } : { ...merged[at], for: tracks, [name]: seats };
      merged.splice(place, at < 0 ? 0 : 1, row);
      next = place + 1;
    }
  }
  return merged;
}

function isFor(row: SeatRow, tracks: readonly string[]): boolean {
  return JSON.stringify(row.for) === JSON.stringify(tracks);
}
