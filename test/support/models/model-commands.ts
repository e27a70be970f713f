import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Who } from '#domain/decisions/change-record.ts';
import { reissueLink } from '#domain/invitations/reissue-link.ts';
import { releaseOffers } from '#domain/invitations/release-offers.ts';
import type { Choice, OfferState } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { seatName } from '#domain/seats/seat.ts';
import { type Instant, instant } from '#domain/values/time.ts';
import { type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { sweep } from '#functions/due/sweep.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readSeats } from '#functions/store/items/seats.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { invitationFor } from '#test/support/builders/season.ts';
import {
  answerTo,
  answerToCancel,
  answerToDecline,
  type By,
  hasRoomFor,
  type Model,
  type ModelOffer,
  seated,
} from './season-model.ts';

/** Where the commands are carried out. */
export type Real = { readonly store: Store; readonly season: Season };
type Command = fc.AsyncCommand<Model, Real>;

const HOUR = 3_600_000;
/** How often each kind of answer was given, by all commands of the process. */
export const answered: Record<string, number> = {};
/** A command whose `run` returns the answer in words, to be counted and shown. */
function command(name: string, run: (model: Model, real: Real) => Promise<string>): Command {
  return {
    check: () => true,
    toString: () => name,
    async run(model, real) {
      const told = `${name.split(' ')[0]}: ${await run(model, real)}`;
      answered[told] = (answered[told] ?? 0) + 1;
      await expectSame(model, real);
    },
  };
}

function nowOf({ now }: Model): Instant {
  return instant(now);
}

/** Everything in the table is as the model has it. */
async function expectSame(model: Model, { store, season }: Real): Promise<void> {
  const [offers, seats] = await Promise.all([readOffers(store, season.id), readSeats(store, season.id)]);
  const found = offers.map(({ id, state, version, generation, sequence = -1, booking }) => {
    const starts = booking?.seats.map((seat) => seat.start);
    return {
      id,
      state,
      version,
      generation,
      sequence,
      choice: booking && { option: booking.option, starts },
    };
  });
  const expected = model.offers.map(({ track: _, closes: __, moves: ___, ...offer }) => ({
    choice: undefined,
    ...offer,
  }));
  expect(sorted(found)).toEqual(sorted(expected));
  expect(seats).toEqual(model.seats.toSorted((one, other) => (seatName(one) < seatName(other) ? -1 : 1)));
}

function sorted<T extends { readonly id: string }>(all: readonly T[]): T[] {
  return [...all].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Sends a request and compares the answer to `expected`; a granted one is applied to the model by `change`. */
async function expectAnswer(
  model: Model,
  { store, season }: Real,
  { offer, asked, by, expected }: { offer: ModelOffer; asked: Ask; by: By; expected: string },
  change: () => void,
): Promise<string> {
  const who: Who = by.program ? { kind: 'program', name: 'Sample Coordinator' } : { kind: 'applicant' };
  const answer = await answerOffer(
    store,
    { season: season.id, id: offer.id },
    asked,
    decisionContext(who, nowOf(model)),
  );
  const told = answer.kind === 'granted' ? 'granted' : answer.refusal.kind;
  expect(told).toBe(expected === 'repeat' ? 'granted' : expected);
  if (expected !== 'granted') return expected;
  const place = (answer.kind === 'granted' && answer.offer.booking?.seats) || [];
  model.seats = seated(model.seats, offer.id, place as never);
  change();
  offer.version += 1;
  return told;
}

const drawn = { who: fc.nat(30), which: fc.nat(30) };
const by = fc.record({ program: fc.boolean(), reason: fc.boolean() });
const stale = fc.constantFrom(undefined, undefined, 0, -1);

/** Mostly an offer to which the question means something. */
function offerIn(model: Model, who: number, state: OfferState = 'open'): ModelOffer | undefined {
  const fitting = who % 4 > 0 ? model.offers.filter((offer) => offer.state === state) : [];
  const drawn = fitting.length > 0 ? fitting : model.offers;
  return drawn[who % drawn.length];
}

const place = fc
  .record({ ...drawn, action: fc.constantFrom('book', 'book', 'move'), by, stale })
  .map(({ who, which, action, by, stale }) =>
    command(`${action} ${who} ${which}`, async (model, real) => {
      const offer = offerIn(model, who, action === 'move' ? 'booked' : 'open');
      if (!offer) return 'nobody';
      const choices = choicesOf(real.season, { seatedAs: offer.track });
      const choice = choices[which % choices.length] as Choice;
      const version =
        stale === undefined || action === 'book' ? undefined : Math.max(1, offer.sequence + 2 + stale);
      const reason = by.reason ? { reason: 'A written reason.' } : {};
      const asked: Ask = {
        action,
        choice,
        ...(action === 'move' ? { ...reason, ...(version ? { version } : {}) } : {}),
      } as Ask;
      const expected = answerTo(model, offer, choice, { action: action as 'book', version, by });
      return expectAnswer(model, real, { offer, asked, by, expected }, () => {
        Object.assign(offer, { state: 'booked', choice, sequence: offer.sequence + 1 });
        if (action === 'move' && !by.program)
          offer.moves = { count: (offer.moves?.count ?? 0) + 1, lastAt: model.now };
      });
    }),
  );

const canceling = fc.record({ ...drawn, by, stale }).map(({ who, by, stale }) =>
  command(`cancel ${who}`, async (model, real) => {
    const offer = offerIn(model, who, 'booked');
    if (!offer) return 'nobody';
    const version = stale === undefined ? undefined : Math.max(1, offer.sequence + 2 + stale);
    const reason = by.reason ? { reason: 'A written reason.' } : {};
    const asked: Ask = { action: 'cancel', ...reason, ...(version ? { version } : {}) };
    const expected = answerToCancel(model, offer, by, version);
    return expectAnswer(model, real, { offer, asked, by, expected }, () => {
      Object.assign(offer, { state: 'canceled', choice: undefined, sequence: offer.sequence + 1 });
    });
  }),
);

const declining = fc.record(drawn).map(({ who }) =>
  command(`decline ${who}`, async (model, real) => {
    const offer = offerIn(model, who);
    if (!offer) return 'nobody';
    const asked = { offer, asked: { action: 'decline' }, by: { program: false, reason: false } } as const;
    return expectAnswer(model, real, { ...asked, expected: answerToDecline(model, offer) }, () => {
      offer.state = 'declined';
    });
  }),
);

const inviting = fc.record({ ...drawn, number: fc.integer({ min: 1, max: 3 }) }).map(({ who, number }) =>
  command(`invite ${number} for ${who}`, async (model, real) => {
    const track = real.season.tracks[who % real.season.tracks.length]?.id ?? '';
    return inviteMore(model, real, track, number);
  }),
);

/** Invites a number of applicants for a track, and returns the answer. */
export async function inviteMore(
  model: Model,
  { store, season }: Real,
  track: string,
  number: number,
): Promise<string> {
  const names = Array.from({ length: number }, (_, index) => `${model.offers.length}-${index}`);
  const fresh = { closes: model.now + 48 * HOUR, version: 1, generation: 1, sequence: -1 };
  const more = names.map((name): ModelOffer => ({ id: `offer_${name}`, track, state: 'open', ...fresh }));
  const context = decisionContext({ kind: 'program', name: 'Sample Coordinator' }, nowOf(model));
  const list = names.map((name) => invitationFor(name, track));
  const { verdict } = await attempt(
    store,
    season.id,
    () => readOutlook(store, season.id),
    (outlook) => releaseOffers(season, outlook, list, context),
  );
  const isOver = model.now >= Date.parse('2030-12-01T05:00Z');
  const expected = isOver
    ? 'invitations-over'
    : hasRoomFor(model, more)
      ? 'decision'
      : 'more-offers-than-seats';
  expect(verdict.kind === 'refusal' ? verdict.refusal.kind : verdict.kind).toBe(expected);
  if (expected === 'decision') model.offers.push(...more);
  return expected;
}

const relinking = fc.record(drawn).map(({ who }) =>
  command(`relink ${who}`, async (model, { store, season }) => {
    const offer = offerIn(model, who);
    if (!offer) return 'nobody';
    const name = { season: season.id, id: offer.id };
    const context = decisionContext({ kind: 'program', name: 'Sample Coordinator' }, nowOf(model));
    await attempt(
      store,
      season.id,
      () => loadStanding(store, name, [], false),
      (standing) => reissueLink(standing.offer, context),
    );
    offer.version += 1;
    offer.generation += 1;
    return 'done';
  }),
);

const waiting = fc
  .record({ hours: fc.constantFrom(1, 5, 13, 24, 24), sweep: fc.boolean() })
  .map(({ hours, sweep: sweeps }) =>
    command(`wait ${hours}${sweeps ? ' and sweep' : ''}`, async (model, { store }) => {
      model.now += hours * HOUR;
      if (!sweeps) return 'on';
      await sweep(store, nowOf(model));
      const due = model.offers.filter((offer) => offer.state === 'open' && offer.closes <= model.now);
      for (const offer of due) Object.assign(offer, { state: 'expired', version: offer.version + 1 });
      return due.length > 0 ? 'expired' : 'nothing due';
    }),
  );

/** Everything that can be asked, booking more often than the rest. */
export const anyCommand: fc.Arbitrary<Command>[] = [
  ...[inviting, inviting],
  ...[place, place, place, place],
  ...[canceling, declining, relinking, waiting],
];
