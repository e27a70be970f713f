import { memoize } from '#domain/memoize.ts';
import { clockFace } from '#domain/values/clock-face.ts';
import type { Instant } from '#domain/values/time.ts';
import { type Clocks, formatInstant, placeOf, spanIn, zonesOf } from '#functions/wording/clocks.ts';
import { html, type Markup } from './markup.ts';

/** An instant in both zones, one line each: date, time, offset, place. */
export function momentLines(at: Instant, clocks: Clocks): Markup {
  const lines = zonesOf(clocks).map((zone) => {
    const { date, time, offset } = clockFace(at, zone);
    return html`<span class="clock">${timeTag(at, `${date}, ${time}`)} <small>${offset} ${placeOf(zone)}</small></span>`;
  });
  return html`${lines}`;
}

/** An instant in both zones, for use in a sentence. */
export function momentPhrase(at: Instant, clocks: Clocks): Markup {
  return timeTag(at, formatInstant(at, clocks));
}

/** A time span in both zones, side by side. `on` is the day in the heading above it. */
export function spanClocks(from: Instant, to: Instant, on: string, { program, reader }: Clocks): Markup {
  return spanMarkup(from, to, on, program, reader);
}

/** Memoized, because a page has many spans, and they are the same for every reader in the same zone. */
const spanMarkup = memoize(
  2_000,
  (from: Instant, to: Instant, on: string, program: string, reader: string) => {
    const faces = zonesOf({ program, reader }).map((zone) => {
      const { fromDate, toDate, offset, ...span } = spanIn(zone, from, to, on);
      const start = html`${fromDate && html`<b>${fromDate}</b> `}${timeTag(from, span.from)}`;
      const end = html`${timeTag(to, span.to)}${toDate && html` <b>ends ${toDate}</b>`}`;
      return html`<span><small>${placeOf(zone)} ${offset}</small> ${start}–${end}</span>`;
    });
    return html`<span class="clocks">${faces}</span>`;
  },
);

function timeTag(at: Instant, words: string): Markup {
  return html`<time datetime="${at.slice(0, 16)}Z">${words}</time>`;
}
