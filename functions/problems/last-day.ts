import { dayIn, type Instant, plusDays } from '#domain/values/time.ts';
import type { Clocks } from '#functions/wording/clocks.ts';
import { formatDay } from '#functions/wording/days.ts';

/** The last day before `endedAt`, which is a midnight in the program's zone: people mean the day, not its end. */
export function lastDay({ endedAt }: { readonly endedAt: Instant }, { program }: Clocks): string {
  return formatDay(plusDays(dayIn(program, endedAt), -1));
}
