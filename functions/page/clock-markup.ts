import { memoize } from '#domain/memoize.ts';
import type { Instant } from '#domain/values/time.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { type Clocks, formatInstant, spanIn, zonesAt } from '#functions/wording/clocks.ts';
import type { ZoneName } from '#functions/wording/zone-names.ts';
import { html, type Markup } from './markup.ts';

/** An instant on the program's clock, and below it in small on the reader's, if that differs: the order of every time. */
export function momentLines(at: Instant, clocks: Clocks): Markup {
  const [first, ...others] = zonesAt(at, clocks).map((zone) => clockWords(at, zone));
  if (!first) throw new Error('a moment has at least one clock');
  return html`<span class="clock"><b>${timeTag(at, `${first.date}, ${first.time}`)}</b> ${zoneTag(first.zone, others.length > 0)}</span>${others.map(
    ({ date, time, zone }) =>
      html`<small class="clock">${date === first.date ? time : `${date}, ${time}`} <span>${inSmall(zone, true)}</span></small>`,
  )}`;
}

/** An instant in both zones, for use in a sentence. */
export function momentPhrase(at: Instant, clocks: Clocks): Markup {
  return timeTag(at, formatInstant(at, clocks));
}

/** A time span in both zones, one below the other. `on` is the day in the heading above it; other days are named last. */
export function spanClocks(from: Instant, to: Instant, on: string, { program, reader }: Clocks): Markup {
  return spanMarkup(from, to, on, program, reader);
}

/** Memoized, because a page has many spans, and they are the same for every reader in the same zone. */
const spanMarkup = memoize(
  2_000,
  (from: Instant, to: Instant, on: string, program: string, reader: string) => {
    const zones = zonesAt(from, { program, reader });
    const faces = zones.map((each, index) => {
      const { fromDate, toDate, zone, ...span } = spanIn(each, from, to, on);
      const dates = [fromDate, toDate && `ends ${toDate}`].filter(Boolean).join(', ');
      // Software reads an instant once; the page is sent to phones, so the second clock does not repeat it.
      const [start, end] =
        index === 0 ? [timeTag(from, span.from), timeTag(to, span.to)] : [span.from, span.to];
      const times = html`<b>${start} – ${end}</b>`;
      return html`<span>${times} ${zoneTag(zone, zones.length > 1)}${dates && html` <em>(${dates})</em>`}</span>`;
    });
    return html`<span class="clocks">${faces}</span>`;
  },
);

function zoneTag(zone: ZoneName, withOffset: boolean): Markup {
  return html`<small>${inSmall(zone, withOffset)}</small>`;
}

/** `EST`, `EST, UTC−5` for readers elsewhere, `Japan, UTC+9`. What the abbreviation stands for is said above the page. */
function inSmall({ name, abbreviation, offset }: ZoneName, withOffset: boolean): string {
  if (abbreviation) return withOffset ? `${abbreviation}, ${offset}` : abbreviation;
  return name === offset ? offset : `${name}, ${offset}`;
}

function timeTag(at: Instant, words: string): Markup {
  return html`<time datetime="${at.slice(0, 16)}Z">${words}</time>`;
}
