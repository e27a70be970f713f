import { setTimeout as sleep } from 'node:timers/promises';
import type { Discrepancy } from '#domain/reconciliation/discrepancy.ts';
import { reconcile } from '#domain/reconciliation/reconcile.ts';
import type { Instant } from '#domain/values/time.ts';
import { loadSeasonState } from '#functions/reconciliation/load-books.ts';
import { now } from '#functions/runtime/clock.ts';
import { required } from '#functions/runtime/environment.ts';
import { log } from '#functions/runtime/log.ts';
import { openStore } from '#functions/store/client.ts';

const store = openStore(required('table'));

/** How often what looks wrong is read again before it is believed, and the pause before each time, in milliseconds. */
const READ_AGAIN = 2;
const PAUSE = 1_000;

/**
 * Every hour: recounts the season's seats, bookings, offers and notices from what is stored, and throws if they do not
 * agree, so that an alarm comes. It only reads: what is wrong is for a person to understand, never to be mended in silence.
 * Nothing is read at one moment, so only what is found at every reading counts.
 */
export async function handler(): Promise<{ readonly offers: number; readonly records: number }> {
  const season = required('season');
  const at = now();
  const books = await loadSeasonState(store, season);
  const found = books ? await confirmed(season, at, reconcile(books, at)) : [];
  for (const { kind, ...where } of found) log.error('discrepancy', { season, kind, where });
  if (found.length > 0) throw new Error(`${found.length} discrepancies in the books of season ${season}`);
  const { offers = [], histories = [], records = [] } = books ?? {};
  const read = { offers: offers.length, records: histories.length + records.length };
  log.info('reconciled', { season, ...read });
  return read;
}

/** Those of `suspected` that every further reading shows as well. */
async function confirmed(
  season: string,
  at: Instant,
  suspected: readonly Discrepancy[],
): Promise<readonly Discrepancy[]> {
  let left = suspected;
  for (let times = 0; times < READ_AGAIN && left.length > 0; times += 1) {
    await sleep(PAUSE);
    const again = await loadSeasonState(store, season);
    if (again) left = inBoth(left, reconcile(again, at));
  }
  return left;
}

function inBoth(one: readonly Discrepancy[], other: readonly Discrepancy[]): readonly Discrepancy[] {
  const known = new Set(other.map((each) => JSON.stringify(each)));
  return one.filter((each) => known.has(JSON.stringify(each)));
}
