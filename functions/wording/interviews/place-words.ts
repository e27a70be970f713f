import type { InterviewPlace, PlaceNews } from '#domain/planned-days/planned-day.ts';
import { oneLine } from '#functions/wording/one-line.ts';
import { formatOf } from '#functions/wording/visit-words.ts';

/** Interviews that are held elsewhere, those from and to the same place together; `from`: when they begin, in minutes of the day. */
export type MovedTogether = {
  readonly from: readonly number[];
  readonly was: string;
  readonly now: string;
};

/** Returns what is different of the places of somebody’s interviews, in words. */
export function movedTogether({ moved }: Pick<PlaceNews, 'moved'>): readonly MovedTogether[] {
  const alike = Map.groupBy(moved, ({ was, now }) => JSON.stringify([placeWords(was), placeWords(now)]));
  return [...alike.values()].flatMap((group) =>
    group.slice(0, 1).map(({ was, now }) => ({
      ...{ from: group.map(({ from }) => from), was: placeWords(was), now: placeWords(now) },
    })),
  );
}

/** `In person: 55 Sample Street, Room 4` */
function placeWords({ visit, room }: InterviewPlace): string {
  return [visit && formatOf(visit), room && oneLine(room)].filter(Boolean).join(', ') || 'not said';
}
