import type { BookingRecord } from '#domain/booking/booking-record.ts';
import { whyBegun, whyTooLate } from '#domain/booking/guards.ts';
import type { RecordWith } from '#domain/contract.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import { type Season, type Track, trackOf } from '#domain/season/season.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import type { Block, Hyperlink } from '#domain/values/message.ts';
import { webCalendars } from '#functions/calendar/web-calendars.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { counted, listed } from '#functions/wording/counted.ts';
import { capitalized, isolated, oneLine } from '#functions/wording/one-line.ts';
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

/** The booked days that a message is about: all of a booking, or those that are still ahead. */
export type BookedSeats = { readonly seats: readonly SeatKey[] };

export function programName({ season }: Pick<OfferContext, 'season'>): string {
  return oneLine(season.program.name);
}

export function greeting({ offer }: OfferContext): Block {
  return paragraph(`Dear ${isolated(offer.applicant.name)},`);
}

/** How to reach people; ends every message. */
export function contactPassage({ season }: Pick<OfferContext, 'season'>): Block {
  const { contact } = season.program;
  const links = [{ text: contact, href: `mailto:${contact}` }];
  return paragraph(`Questions? Reply to this email, or write to ${contact}.`, links);
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

/** What can still be changed of a booking at the time of the record: in words, and as links to the pages that do it. */
export function changePassages(context: OfferContext, booking: Booking): Block[] {
  const { season, record, link } = context;
  const cancel: Hyperlink = { text: 'Cancel', href: `${link}/cancel` };
  if (whyBegun(season, booking.seats, { now: record.at })) return [];
  if (!mayChoose(context, booking))
    return [
      paragraph('It is too late to reschedule. If you can’t come, please cancel:'),
      { kind: 'links', links: [cancel] },
    ];
  return [
    changePassage(context),
    { kind: 'links', links: [{ text: 'Reschedule', href: `${link}/move` }, cancel] },
  ];
}

/** Whether the applicant could still choose another date at the time of the record. */
export function mayChoose({ season, record }: OfferContext, { seats }: Booking): boolean {
  return whyTooLate(season, seats, { now: record.at, who: { kind: 'applicant' } }) === undefined;
}

/** Links that put a booking into calendars on the web: nothing in them leads to the page. */
export function webCalendarPassage({ season }: OfferContext, { seats }: Booking): Block {
  const calendars = seats.flatMap((seat, index) => {
    const day = seats.length > 1 ? `day ${index + 1} ` : '';
    const title = `Interview: ${programName({ season })}`;
    return webCalendars({ title, ...timesOf(season, seat) }).map(({ text, href }) => ({
      text: `Add ${day}to ${text}`,
      href,
    }));
  });
  return { kind: 'links', links: calendars };
}

/** How to say no to an open invitation. */
export function declinePassages({ link }: OfferContext): Block[] {
  return [
    paragraph('Can’t make it? Please decline, so that we can offer your spot to another applicant:'),
    { kind: 'links', links: [{ text: 'Decline the invitation', href: `${link}/decline` }] },
  ];
}

/** Until when a booking can be changed. */
export function changePassage({ season }: OfferContext): Block {
  const hours = season.offers.changesCloseHours;
  return paragraph(
    `You can reschedule up to ${counted(hours, 'hour')} before the interview begins, and cancel any time until it begins.`,
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
    label: capitalized(label),
    lines: startLines(mailClocks(season, offer), season, seat),
  };
}

export function bothDaysPassage({ seats }: BookedSeats): Block[] {
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
