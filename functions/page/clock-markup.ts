import { memoize } from '#domain/memoize.ts';
import { clockFace } from '#domain/values/clock-face.ts';
import type { Instant } from '#domain/values/time.ts';
import { type Clocks, momentInWords, placeOf, spanIn, zonesOf } from '#functions/wording/clocks.ts';
import { html, type Markup } from './markup.ts';

/** A moment on both clocks, one line each: date, time, offset, place. */
export function momentLines(at: Instant, clocks: Clocks): Markup {
  const lines = zonesOf(clocks).map((zone) => {
    const { date, time, offset } = clockFace(at, zone);
    return html`<span class="clock">${timeTag(at, `${date}, ${time}`)} <small>${offset} ${placeOf(zone)}</small></span>`;
  });
  return html`${lines}`;
}

/** A moment on both clocks, inside a sentence. */
export function momentPhrase(at: Instant, clocks: Clocks): Markup {
  return timeTag(at, momentInWords(at, clocks));
}

/** A stretch of time on both clocks, side by side. `on` is the day that stands above it. */
export function spanClocks(from: Instant, to: Instant, on: string, { program, reader }: Clocks): Markup {
  return spanMarkup(from, to, on, program, reader);
}

/** Pages are made of these, and for everybody with the same clocks they are the same. */
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
