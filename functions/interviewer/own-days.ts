import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { interviewsHeldBy } from '#domain/planned-days/interviewer-day.ts';
import { isNear } from '#domain/planned-days/parts-of-day.ts';
import type { MeetingKind } from '#domain/season/agenda-section.ts';
import { dayIn } from '#domain/values/time.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { phoneMarkup } from '#functions/page/phone-markup.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { meetingKindNames } from '#functions/wording/interviews/interviewer-words.ts';
import { zoneTitle } from '#functions/wording/zone-names.ts';
import { guestView } from './guest-view.ts';
import type { InterviewerModel } from './interviewer-model.ts';
import { ownPlace, wherePart } from './where-part.ts';

/** The published days ahead on which the interviewer meets somebody who comes: when, and whom, as far as the season shows it. */
export function ownDays(model: InterviewerModel): readonly Markup[] {
  const { season, interviewer, offers, planned, backgrounds, now } = model;
  const { zone } = season.program;
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const viewOf = (guest: string, kind: MeetingKind) => {
    const offer = byId.get(guest);
    return guestView(season, kind, offer, backgrounds.get(offer?.applicant.id ?? ''));
  };
  return planned
    .filter(({ on }) => on >= dayIn(zone, now) && season.days.some((day) => day.on === on))
    .flatMap(({ on, published }) => {
      const day = { season, planned: { on, ...(published ? { published } : {}) }, offers };
      const own = interviewsHeldBy(interviewer.address, { ...day, crew: { interviewers: [interviewer] } });
      const [first] = own;
      if (!first) return [];
      const time = (minutes: number) => clockWords(minuteOfDay(on, minutes, zone), zone).time;
      const instants = (from: number, to: number) => ({
        from: minuteOfDay(on, from, zone),
        to: minuteOfDay(on, to, zone),
      });
      const ownDay = { on, interviews: own, offers: byId };
      const rows = own.map((interview) => {
        const { from, to, guest, kind } = interview;
        return html`<tr><th scope="row">${time(from)} – ${time(to)}</th><td>${viewOf(guest, kind)}${isNear(instants(from, to), now) && phoneOf(byId.get(guest))}</td><td>${meetingKindNames[kind]}${ownPlace(model, ownDay, interview)}</td></tr>`;
      });
      return [
        html`<section aria-labelledby="on-${on}"><h2 id="on-${on}">${formatDayWithYear(on)}</h2>
<p>${zoneTitle(zone, minuteOfDay(on, first.from, zone))}</p>
${wherePart(model, ownDay)}
<table><thead><tr><th scope="col">When</th><th scope="col">Whom you meet</th><th scope="col">Kind</th></tr></thead><tbody>${rows}</tbody></table></section>`,
      ];
    });
}

/** Where the applicant is reached on the day, if the applicant has left a phone. */
function phoneOf(offer: Offer | undefined): Markup | false {
  const phone = offer?.dayPhone;
  return phone !== undefined && html`<br><small>Phone: ${phoneMarkup(phone)}</small>`;
}
