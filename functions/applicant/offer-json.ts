import type { OptionOpening, UnavailableBecause } from '#domain/booking/availability.ts';
import { whyNotBookableYet } from '#domain/invitations/window.ts';
import { isNear } from '#domain/itineraries/parts-of-day.ts';
import type { Arrangement } from '#domain/offers/accommodation.ts';
import { dayEndsAt } from '#domain/offers/itinerary.ts';
import { type Offer, type OfferState, shownVersion } from '#domain/offers/offer.ts';
import { deadlineAt, endsAt, type StartName, startOf, startsAt, trackOf } from '#domain/season/season.ts';
import { publicVisit, type Visit, visitOf } from '#domain/season/visit.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import { tracksAskable } from '#functions/applicant/asks/track-request-part.ts';
import { deadlinesAhead } from '#functions/applicant/pages/upcoming-dates.ts';
import { type OfferModel, whyNoPage } from './offer-model.ts';

/** What `Accept: application/json` gets instead of an applicant's page: the same model, the same rules. */
export type OfferJson = {
  readonly state: OfferState;
  readonly version: number;
  readonly seasonVersion?: number;
  readonly applicant: { readonly name: string };
  readonly program: { readonly name: string; readonly zone: string; readonly contact: string };
  readonly zone: string;
  readonly tracks: { readonly id: string; readonly name: string; readonly nrmp: string }[];
  readonly seatedAs: string;
  readonly opensAt: string;
  readonly closesAt: string;
  /** From when a date can be booked, where that is later than `opensAt`. */
  readonly bookingOpensAt: string | null;
  readonly booking: { readonly option: string; readonly days: BookedDay[] } | null;
  /** While the applicant has to choose again because the program took the booking back: what was booked, and why. */
  readonly givenBack: {
    readonly days: { readonly on: string; readonly start: StartName }[];
    readonly reason: string | null;
  } | null;
  /** What the applicant asked for after the interview. */
  readonly trackRequest: {
    readonly track: string;
    readonly answer: 'granted' | 'refused' | null;
    readonly reason: string | null;
  } | null;
  /** What the applicant asked for of the program's one reader, and what became of it. */
  readonly accommodation: {
    readonly requestVersion: number;
    readonly state: 'asked' | 'arranged' | 'not-arranged' | 'withdrawn';
    readonly text: string | null;
    readonly arrangement: Arrangement;
    readonly word: string | null;
  } | null;
  /** The tracks that can be asked for now. */
  readonly mayAskFor: string[];
  readonly can: Readonly<Record<'book' | 'move' | 'cancel' | 'decline', boolean>>;
  readonly options: OptionJson[];
  readonly deadlines: {
    readonly id: string;
    readonly name: string;
    readonly on: string;
    readonly at: string | null;
  }[];
  readonly links: { readonly self: string; readonly calendar: string };
};

type BookedDay = {
  readonly on: string;
  readonly start: StartName;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly visit: Visit | null;
};

type OptionJson = {
  readonly option: string;
  readonly needsBothDays: boolean;
  readonly available: boolean;
  readonly current: boolean;
  readonly days: { readonly on: string; readonly starts: StartJson[] }[];
};

type StartJson = {
  readonly start: StartName;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly closesAt: string;
  readonly free: number;
  readonly current: boolean;
  readonly unavailableBecause: UnavailableBecause | null;
};

/** The model as JSON. */
export function offerJson(model: OfferModel): OfferJson {
  const { base, offer, season, reader } = model;
  const { name, zone, contact } = season.program;
  const canAnswer = !whyNoPage('decline', model);
  return {
    state: offer.state,
    version: shownVersion(offer),
    ...(model.version === undefined ? {} : { seasonVersion: model.version }),
    applicant: { name: offer.applicant.name },
    program: { name, zone, contact },
    zone: reader.zone,
    tracks: offer.tracks.map((id) => trackOf(season, id)).map(({ id, name, nrmp }) => ({ id, name, nrmp })),
    seatedAs: offer.seatedAs,
    opensAt: offer.opensAt,
    closesAt: offer.closesAt,
    bookingOpensAt: offer.bookingOpensAt ?? null,
    booking: offer.booking
      ? { option: offer.booking.option, days: offer.booking.seats.map((seat) => bookedDay(model, seat)) }
      : null,
    givenBack: givenBackJson(offer),
    trackRequest: trackRequestJson(offer),
    accommodation: accommodationJson(model),
    mayAskFor: [...tracksAskable(model)],
    can: {
      book:
        canAnswer && !whyNotBookableYet(offer, model.now) && model.openings.some((each) => each.available),
      move: !whyNoPage('move', model),
      cancel: !whyNoPage('cancel', model),
      decline: canAnswer,
    },
    options: model.openings.map(optionJson),
    deadlines: deadlinesAhead(model).map((deadline) => {
      const { id, name, on } = deadline;
      return { id, name, on, at: deadlineAt(season, deadline) ?? null };
    }),
    links: { self: base, calendar: `${base}/calendar.ics` },
  };
}

function givenBackJson({ state, givenBack }: Offer): OfferJson['givenBack'] {
  if (state !== 'open' || !givenBack) return null;
  return {
    days: givenBack.left.map(({ on, name }) => ({ on, start: name })),
    reason: givenBack.reason ?? null,
  };
}

function trackRequestJson({ trackRequest }: Offer): OfferJson['trackRequest'] {
  if (!trackRequest) return null;
  const { track, answer } = trackRequest;
  return { track, answer: answer?.kind ?? null, reason: answer?.reason ?? null };
}

function accommodationJson({ offer, request }: OfferModel): OfferJson['accommodation'] {
  const { accommodation } = offer;
  if (!accommodation) return null;
  const { version, askedAt, answer, arrangement = {} } = accommodation;
  return {
    requestVersion: version,
    state: askedAt === undefined ? (answer?.kind ?? 'withdrawn') : 'asked',
    text: request?.text ?? null,
    arrangement,
    word: request?.word ?? null,
  };
}

function optionJson({ option, available, current, days }: OptionOpening): OptionJson {
  return {
    option,
    needsBothDays: days.length > 1,
    available,
    current,
    days: days.map(({ on, starts }) => ({
      on,
      starts: starts.map(({ on: _, unavailableBecause = null, ...start }) => ({
        ...start,
        unavailableBecause,
      })),
    })),
  };
}

function bookedDay({ season, offer, now }: OfferModel, { on, start }: SeatKey) {
  const plan = startOf(season, { on, start });
  if (!plan) throw new Error(`season ${season.id} has no ${start} start on ${on}`);
  const span = { from: startsAt(season, on, plan), to: dayEndsAt(season, offer, { on, start }) };
  const visit = now < span.to ? visitOf(season, offer.seatedAs, on) : undefined;
  return {
    on,
    start,
    startsAt: span.from,
    endsAt: endsAt(season, on, plan),
    visit: visit ? (isNear(span, now) ? visit : publicVisit(visit)) : null,
  };
}
