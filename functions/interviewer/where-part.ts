import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import { interviewBlock, isNear, nearFrom } from '#domain/itineraries/parts-of-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { type Visit, visitOf } from '#domain/season/visit.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { momentPhrase } from '#functions/page/clock-markup.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { callOnTheDay } from '#functions/page/phone-markup.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { listed } from '#functions/wording/counted.ts';
import { formatOf, visitsTogether } from '#functions/wording/visit-words.ts';
import type { InterviewerModel } from './interviewer-model.ts';

/** The interviews of an interviewer on one day, and the offers of those whom they meet. */
export type OwnDay = {
  readonly on: CalendarDay;
  readonly interviews: readonly Interview[];
  readonly offers: ReadonlyMap<string, Offer>;
};

type PageTime = Pick<InterviewerModel, 'season' | 'now'>;

/** Where the interviews of a day are held that are not over, or the link to join them from some time before. */
export function wherePart(model: PageTime, { on, interviews, offers }: OwnDay): readonly Shown[] {
  const { season, now } = model;
  const { zone } = season.program;
  const together = visitsTogether(interviews, ({ guest }) => {
    const offer = offers.get(guest);
    return offer && visitOf(season, offer.seatedAs, on);
  });
  return together.map(({ of, visit }) => {
    const span = spanOf(season, on, of);
    if (now >= span.to) return false;
    const times = of.map(({ from }) => clockWords(minuteOfDay(on, from, zone), zone).time);
    return html`<p>${together.length > 1 && `${listed(times)}: `}<b>${formatOf(visit)}</b></p>
${joinPart(model, visit, span)}
${callOnTheDay(visit)}`;
  });
}

function joinPart(
  { season, now }: PageTime,
  { kind, joinLink }: Visit,
  span: ReturnType<typeof spanOf>,
): Markup | false {
  if (kind !== 'virtual') return false;
  if (joinLink === undefined)
    return html`<p>The link to join will be on this page before your interviews.</p>`;
  const clocks = { program: season.program.zone, reader: season.program.zone };
  if (!isNear(span, now))
    return html`<p>From ${momentPhrase(nearFrom(span.from), clocks)}, the link to join will be on this page.</p>`;
  return html`<p><a class="button" href="${joinLink}" rel="noreferrer">Join the interviews</a></p>
<p><small>Please don’t share this link: <bdi>${joinLink}</bdi></small></p>`;
}

/** From the beginning of the first interview to the end of the last. */
function spanOf({ program: { zone } }: Season, on: CalendarDay, interviews: readonly Interview[]) {
  return {
    from: minuteOfDay(on, Math.min(...interviews.map(({ from }) => from)), zone),
    to: minuteOfDay(on, Math.max(...interviews.map(({ to }) => to)), zone),
  };
}

/** Where one of them is, and the link to join it, if its part of the agenda has its own. */
export function ownPlace(
  { season, now }: PageTime,
  { on, offers }: OwnDay,
  interview: Interview,
): Markup | false {
  const offer = offers.get(interview.guest);
  const { place, joinLink } = (offer && interviewBlock(season, offer, on, interview.from)) ?? {};
  const link = isNear(spanOf(season, on, [interview]), now) ? joinLink : undefined;
  return (
    (place !== undefined || link !== undefined) &&
    html`<br><small>${place}${link && html` <a href="${link}" rel="noreferrer">Join</a>`}</small>`
  );
}
