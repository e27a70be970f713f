import { optionId, type Season, type Start, type StartName, startNames } from '#domain/season/season.ts';
import { quoted } from '#domain/season/validation/violation.ts';
import type { VisitFields } from '#domain/season/visit.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import type { FormFault } from './read-sections.ts';
import type { FileDay, SeasonFile } from './schema.ts';

/**
 * The times of a start for which the file gives none. That is already reported, so other rules need not report it.
 */
const defaultTimes = { morning: ['08:00', '12:00'], afternoon: ['13:00', '17:00'] } as const;

/** The season that `file` describes, without the parts that could not be read. */
export function assemble(file: SeasonFile): Partial<Season> {
  const { starts: _, tracks, days, ...rest } = file;
  return {
    ...(rest as unknown as Partial<Season>),
    ...(tracks && { tracks: tracks.map(trackFrom) }),
    ...(days && file.starts && { days: days.map((day) => dayFrom(file, day)) }),
  };
}

/** Faults of days that name an unknown plan of starts, or give seats to a start that they do not have. */
export function planFaults({ starts, days }: SeasonFile): FormFault[] {
  if (!starts || !days) return [];
  return days.flatMap((day, index): FormFault[] => {
    const plan = Object.hasOwn(starts, day.starts) ? starts[day.starts] : undefined;
    const known = Object.keys(starts).join(', ');
    const message = `There are no \`starts\` called ${quoted(day.starts)}: name one of ${known}.`;
    if (!plan) return [{ path: ['days', index, 'starts'], message, what: 'value' }];
    return day.seats.flatMap((row, place) =>
      rowFaults(row, Object.keys(plan), day.starts, ['days', index, 'seats', place]),
    );
  });
}

/** The starts of a day in their order: the starts of its plan, and any other that its seats name. */
export function startNamesOf(file: SeasonFile, day: FileDay): readonly StartName[] {
  const plan = file.starts?.[day.starts];
  return startNames.filter((name) => plan?.[name] || rowsWith(day, name).length > 0);
}

/** The indexes of the day's seat rows that name the start. */
export function rowsWith(day: FileDay, name: StartName): readonly number[] {
  return day.seats.flatMap((row, index) => (row[name] === undefined ? [] : [index]));
}

function rowFaults(
  row: FileDay['seats'][number],
  planned: readonly string[],
  plan: string,
  path: FormFault['path'],
): FormFault[] {
  const named = startNames.filter((name) => row[name] !== undefined);
  const none = `This line gives no seats: say how many, as \`${planned[0] ?? 'morning'}: 4\`.`;
  if (named.length === 0) return [{ path, message: none, what: 'value' }];
  return named
    .filter((name) => !planned.includes(name))
    .map((name) => {
      const message = `Days with the starts ${quoted(plan)} have no ${name}: remove it, or name other starts.`;
      return { path: [...path, name], message, what: 'key' };
    });
}

function trackFrom(track: NonNullable<SeasonFile['tracks']>[number]): Season['tracks'][number] {
  const { days, pairs, note, erasName, needsFact, mayAskFor, visit, ...rest } = track;
  const options = [...days.map((day) => [day]), ...pairs].map((each) => {
    const on = each as unknown as readonly [CalendarDay];
    return { id: optionId(on), days: on };
  });
  const texts = {
    ...(note === undefined ? {} : { note }),
    ...(erasName === undefined ? {} : { erasName }),
    ...(needsFact === undefined ? {} : { needsFact }),
    ...(mayAskFor === undefined ? {} : { mayAskFor }),
  };
  return { ...rest, ...texts, ...visitFrom(visit), options };
}

function dayFrom(file: SeasonFile, day: FileDay): Season['days'][number] {
  const starts = startNamesOf(file, day).map((name): Start => {
    const [at, until] = defaultTimes[name];
    const time = file.starts?.[day.starts]?.[name] ?? { at, until };
    const groups = rowsWith(day, name).map((index) => {
      const row = day.seats[index];
      return { for: row?.for ?? [], seats: row?.[name] ?? 0 };
    });
    return { name, at: time.at as WallTime, until: time.until as WallTime, groups };
  });
  return { on: day.on as CalendarDay, starts, ...visitFrom(day.visit) };
}

/** The rules of the domain check the kind. */
function visitFrom(visit: SeasonFile['visit']): { readonly visit?: VisitFields } {
  return visit ? { visit: visit as VisitFields } : {};
}
