import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { partsOfDay } from '#domain/itineraries/parts-of-day.ts';
import type { LatestTold } from '#domain/planned-days/tell-delay.ts';
import type { Instant } from '#domain/values/time.ts';
import { actNowPath } from '#functions/desk/interviews/interviews-path.ts';
import type { LoadedDay } from '#functions/interviews/load-day.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { counted } from '#functions/wording/counted.ts';

/** The day, what was told of it, and who looks at it when. */
export type BoardModel = LatestTold & {
  readonly loaded: LoadedDay;
  readonly context: DecisionContext;
};

/** Somebody of the day who is known to be late and not said to be there, or who has not come. */
export type NotHere = {
  readonly name: string;
  /** As `Not here yet: 10 minutes late, expected 8:40 AM`. */
  readonly says: string;
  /** As `expected 8:40 AM`; absent of somebody who has not come. */
  readonly expected?: string;
};

/** Returns who is known not to be here, by their offers, those first who are expected first; without those whose own day is over. */
export function notHere(model: BoardModel): ReadonlyMap<string, NotHere> {
  const { loaded, late, context } = model;
  const { zone } = loaded.document.program;
  const people = loaded.rows.flatMap(({ offer }): readonly [string, NotHere, string][] => {
    if (isOverFor(model, offer)) return [];
    const name = loaded.names.get(offer) ?? offer;
    if (loaded.absent.has(offer)) return [[offer, { name, says: 'Has not come' }, '']];
    const [open, last] = [
      loaded.planned?.late?.find((each) => each.guest === offer && !each.isThere),
      late.get(offer),
    ];
    if (!open || !last || last.isAbsent || last.minutes === 0) return [];
    const at = minuteOfDay(loaded.on, open.to, zone);
    const expected = `expected ${clockWords(at, zone).time}`;
    const still = at > context.now ? 'Not here yet' : 'Not said to be here yet';
    return [
      [offer, { name, says: `${still}: ${counted(last.minutes, 'minute')} late, ${expected}`, expected }, at],
    ];
  });
  people.sort(([, , one], [, , other]) => one.localeCompare(other));
  return new Map(people.map(([offer, person]) => [offer, person] as const));
}

/** Whether the last part of somebody's own day is over. */
export function isOverFor({ loaded, context }: Pick<BoardModel, 'loaded' | 'context'>, id: string): boolean {
  const row = loaded.rows.find(({ offer }) => offer === id);
  const offer = loaded.absent.get(id) ?? loaded.offers.find((each) => each.id === id);
  const parts = row && offer ? partsOfDay(loaded.document, offer, { on: loaded.on, start: row.start }) : [];
  const isOver = ({ to }: { readonly to: Instant }) => to <= context.now;
  return parts.length > 0 && parts.every(isOver);
}

/** Those who are late or have not come, before everything else; nothing if everybody is where they should be. */
export function notHerePart(
  on: string,
  missing: ReadonlyMap<string, NotHere>,
  canSay: boolean,
): Markup | false {
  if (missing.size === 0) return false;
  const line = ([offer, { name, says }]: readonly [string, NotHere]) =>
    html`<li><b><bdi>${name}</bdi></b>. ${says}. ${canSay && html`<a href="${actNowPath(on, { kind: 'guest', offer })}">Say otherwise<span class="hide"> of ${name}</span></a>`}</li>`;
  return html`<section class="note" aria-labelledby="missing"><h2 id="missing">Late, or not here</h2><ul>${[...missing].map(line)}</ul></section>`;
}
