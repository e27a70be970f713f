import type { BookingRecord } from '#domain/booking/booking-record.ts';
import type { RecordWith } from '#domain/contract.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import { type Season, type Track, trackOf } from '#domain/season/season.ts';
import type { Block } from '#domain/values/message.ts';
import { webCalendars } from '#functions/calendar/web-calendars.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';
import { mailClocks, startLines, timesOf } from '#functions/wording/time-lines.ts';

/** The kinds of notices that applicants get. Every other kind is for coordinators, and names people. */
export type ApplicantNotice = 'invitation' | 'booking' | 'reminder';

/** The records that applicants are told of. */
export type MailedRecord = RecordWith<ApplicantNotice>;

/** What a message to an applicant is made of. `link` is their personal page. */
export type OfferContext<R extends MailedRecord = MailedRecord> = {
  readonly season: Season;
  readonly offer: Offer;
  readonly record: R;
  readonly notice: Extract<R['notices'][number], { readonly kind: ApplicantNotice }>;
  readonly link: string;
};

export type BookingContext = OfferContext<BookingRecord>;

export function programName({ season }: Pick<OfferContext, 'season'>): string {
  return oneLine(season.program.name);
}

export function greeting({ offer }: OfferContext): Block {
  return paragraph(`Dear ${isolated(offer.applicant.name)},`);
}

/** How to reach people; ends every message. */
export function contactPassage({ season }: OfferContext): Block {
  return paragraph(`Questions? Reply to this email, or write to ${season.program.contact}.`);
}

/** The personal page, and what is to be known about its link. */
export function linkPassage({ link }: OfferContext, text: string): Block[] {
  return [
    { kind: 'link', text, href: link },
    paragraph(
      'This link is personal, so please don’t forward it. Opening the link changes nothing; only the buttons on the page do.',
    ),
  ];
}

/** The pages where a booking is changed, and links for calendars on the web: nothing in those leads to the page. */
export function bookingLinks({ season, link }: OfferContext, { seats }: Booking): Block[] {
  const change = [
    { text: 'Reschedule', href: `${link}/move` },
    { text: 'Cancel', href: `${link}/cancel` },
  ];
  const calendars = seats.flatMap((seat, index) => {
    const day = seats.length > 1 ? `day ${index + 1} ` : '';
    const title = `Interview: ${programName({ season })}`;
    return webCalendars({ title, ...timesOf(season, seat) }).map(({ text, href }) => ({
      text: `Add ${day}to ${text}`,
      href,
    }));
  });
  return [
    { kind: 'links', links: change },
    { kind: 'links', links: calendars },
  ];
}

/** Until when a booking can be changed. */
export function changePassage({ season }: OfferContext): Block {
  const hours = season.offers.changesCloseHours;
  return paragraph(
    `You can reschedule up to ${hours} hours before the interview begins, and cancel any time until it begins.`,
  );
}

/** The days of a booking with their times. */
export function dayPassages(context: OfferContext, booking: Booking): Block[] {
  return booking.seats.map((_, index) => dayPassage(context, booking, index));
}

/** One day of a booking with its times. `note` is what else is to be said of it. */
export function dayPassage(
  { season, offer }: OfferContext,
  booking: Booking,
  index: number,
  note = '',
): Block {
  const seat = booking.seats[index];
  if (!seat) throw new Error(`offer ${offer.id} has no day ${index + 1}`);
  const day = booking.seats.length > 1 ? `Day ${index + 1} of ${booking.seats.length}, ` : '';
  const label = `${day}${seat.start}${note}`;
  return {
    kind: 'labeled',
    label: label.charAt(0).toUpperCase() + label.slice(1),
    lines: startLines(mailClocks(season, offer), season, seat),
  };
}

export function bothDaysPassage({ seats }: Pick<Booking, 'seats'>): Block[] {
  if (seats.length < 2) return [];
  return [
    paragraph(
      'You attend both days. They are one visit, so they are booked, rescheduled and canceled together.',
    ),
  ];
}

/** Why somebody who is invited for several tracks makes one booking only. */
export function coverPassage({ season, offer }: OfferContext): Block[] {
  const seated = trackOf(season, offer.seatedAs);
  const others = tracksOf({ season, offer }).filter((track) => track.id !== seated.id);
  if (others.length === 0) return [];
  const names = listed(others.map((track) => track.name));
  return [
    paragraph(
      `One booking covers ${listed([...others.map((track) => track.name), seated.name])}: over the days of a ${seated.name} visit, you meet that team and the ${names} team, so you only book once.`,
    ),
  ];
}

export function tracksOf({ season, offer }: Pick<OfferContext, 'season' | 'offer'>): readonly Track[] {
  return offer.tracks.map((track) => trackOf(season, track));
}

/** `one`, `one and two`, `one, two and three` */
export function listed(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' and ');
}
