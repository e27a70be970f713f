import { memoize } from '#domain/memoize.ts';
import type { Instant } from '#domain/values/time.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { type Clocks, formatInstant, spanIn, zonesAt } from '#functions/wording/clocks.ts';
import type { ZoneName } from '#functions/wording/zone-names.ts';
import { html, type Markup } from './markup.ts';

/** An instant on the reader's clock, and below it in small on the program's, if that differs. */
export function momentLines(at: Instant, clocks: Clocks): Markup {
  const [first, ...others] = zonesAt(at, clocks)
    .toReversed()
    .map((zone) => clockWords(at, zone));
  if (!first) throw new Error('a moment has at least one clock');
  return html`<span class="clock"><b>${timeTag(at, `${first.date}, ${first.time}`)}</b> ${zoneTag(first.zone, others.length > 0)}</span>${others.map(
    ({ date, time, zone }) =>
      html`<small class="clock">${date === first.date ? time : `${date}, ${time}`} ${inSmall(zone, true)}</small>`,
  )}`;
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
    const zones = zonesAt(from, { program, reader });
    const faces = zones.map((each) => {
      const { fromDate, toDate, zone, ...span } = spanIn(each, from, to, on);
      const start = html`${fromDate && `${fromDate}, `}${timeTag(from, span.from)}`;
      const end = html`${timeTag(to, span.to)}${toDate && html` <em>(ends ${toDate})</em>`}`;
      return html`<span><b>${start} – ${end}</b> ${zoneTag(zone, zones.length > 1)}</span>`;
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
