import type { StartOpening, UnavailableBecause } from '#domain/booking/availability.ts';
import { spanClocks } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import type { Clocks } from '#functions/wording/clocks.ts';

const bars: Readonly<Record<UnavailableBecause, string>> = {
  'day-closed': 'closed',
  'start-full': 'full',
  'needed-by-others': 'reserved for other invited applicants',
  'other-day-gone': 'the other day is not available',
};

/** What a start is called on a page. */
export const startTitles = { morning: 'Morning', afternoon: 'Afternoon' } as const;

/** How much room there is, in words: `3 spots left`, `full`, `your current spot`. */
export function roomInWords({ unavailableBecause, free, current }: StartOpening): string {
  if (current) return 'your current spot';
  if (unavailableBecause) return bars[unavailableBecause];
  return free === 1 ? '1 spot left' : `${free} spots left`;
}

/** The starts of the `nth` day of an option, to choose one of. An unavailable start cannot be picked. */
export function startChoice(starts: readonly StartOpening[], nth: number, clocks: Clocks): Markup {
  return html`${starts.map((start) => {
    const state = start.unavailableBecause ? 'disabled' : start.current ? 'required checked' : 'required';
    return html`<label${start.unavailableBecause && html` class="gone"`}><input type="radio" name="start-${nth}" value="${start.start}" ${state}><span><b>${startTitles[start.start]}</b> <em>${roomInWords(start)}</em>${spanClocks(start.startsAt, start.endsAt, start.on, clocks)}</span></label>
`;
  })}`;
}
