import { type OptionOpening, openings, type StartOpening } from '#domain/booking/availability.ts';
import { combinations } from '#domain/booking/choose-seats.ts';
import type { Choice } from '#domain/offers/offer.ts';
import { type StartName, startNames } from '#domain/season/season.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { shortDay } from '#functions/wording/days.ts';
import type { OfferAtDesk } from './offer-at-desk.ts';

/** The field in which the program chooses for the applicant: every date with its starts, those that are full not to be chosen. */
export function choiceField(
  model: OfferAtDesk,
  chosen: string | undefined,
  { isOwed = true }: { readonly isOwed?: boolean } = {},
): Markup {
  const options = openings(model, model.now, { kind: 'program', name: model.coordinator.address });
  const ways = options.flatMap((option) => waysOf(option));
  return html`<label>Date and start<small>What the applicant could take now; the program may choose until a start begins.</small>
<select name="choice"${isOwed && html` required`}><option value="">Choose…</option>${ways.map(
    ({ value, words, why }) =>
      html`<option value="${value}"${why && html` disabled`}${value === chosen && html` selected`}>${words}${why && `: ${why}`}</option>`,
  )}</select></label>`;
}

/** The value of the field as a choice; `undefined` for anything else. */
export function choiceFrom(value: string): Choice | undefined {
  const [option = '', starts = '', ...more] = value.split(' ');
  const names = starts.split(',');
  const isKnown = names.every((name): name is StartName => (startNames as readonly string[]).includes(name));
  return isKnown && option !== '' && more.length === 0 ? { option, starts: names as StartName[] } : undefined;
}

type Way = { readonly value: string; readonly words: string; readonly why?: string };

const whys = {
  'day-closed': 'has begun',
  'start-full': 'full',
  'needed-by-others': 'needed by others',
  'other-day-gone': 'the other day is full',
} as const;

/** Each way to attend an option: one start for each of its days. */
function waysOf({ option, days }: OptionOpening): readonly Way[] {
  return combinations(days.map(({ starts }) => starts)).map((starts): Way => {
    const value = `${option} ${starts.map(({ start }) => start).join(',')}`;
    const words = starts.map(({ on, start }) => `${shortDay(on)} ${start}`).join(' and ');
    const why = whyNot(starts);
    return { value, words: why ? words : `${words} (${roomIn(starts)})`, ...(why ? { why } : {}) };
  });
}

function whyNot(starts: readonly StartOpening[]): string | undefined {
  if (starts.every(({ current }) => current)) return 'booked now';
  const because = starts.find(({ unavailableBecause }) => unavailableBecause)?.unavailableBecause;
  return because && whys[because];
}

function roomIn(starts: readonly StartOpening[]): string {
  const free = starts.filter(({ current }) => !current).map((start) => start.free);
  return `${Math.min(...free)} free`;
}
