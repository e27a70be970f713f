import { owesReason } from '#domain/booking/guards.ts';
import { interviewBeginsAt, isNoShow } from '#domain/interviewed/interview-outcome.ts';
import { canBeMissed } from '#domain/interviewed/no-show.ts';
import { dayBeginsAt, isCalledOff } from '#domain/offers/missed-day.ts';
import { isReleased, type OfferState } from '#domain/offers/offer.ts';
import { lockedSince } from '#domain/season/match-lock.ts';
import { clockFace } from '#domain/values/clock-face.ts';
import { dayIn } from '#domain/values/time.ts';
import type { OfferAction } from '#functions/behalf/offer-deed.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { formatDay } from '#functions/wording/days.ts';
import { choiceField } from './choice-field.ts';
import { type OfferAtDesk, offerAtDeskPath } from './offer-at-desk.ts';
import { offerDeedWords } from './offer-deed-words.ts';
import { reRouteFields } from './re-route-fields.ts';

const ended: readonly OfferAction[] = ['rename', 'readdress', 'relink'];

/** What can be done to an offer in each state, in the order in which the page offers it. */
const deedsIn: Readonly<Record<OfferState, readonly OfferAction[]>> = {
  prepared: ['rename', 'readdress'],
  open: ['book', 'extend', 'reroute', 'resend', ...ended, 'decline', 'withdraw'],
  booked: ['grant', 'refuse', 'no-show', 'came', 'move', 'reroute', 'resend', ...ended, 'cancel'],
  canceled: ended,
  declined: ended,
  withdrawn: ended,
  expired: ended,
  unreleased: [],
};

/** The forms for acting on the applicant's behalf; none for a coordinator who may only look. */
export function offerDeedForms(model: OfferAtDesk): Markup | false {
  const { coordinator, offer } = model;
  if (coordinator.may !== 'edit' || offer.erasedAt) return false;
  const forms = deedsIn[offer.state]
    .filter((action) => isPossible(model, action))
    .map((action) => deedDetails(model, action));
  if (forms.length === 0) return false;
  return html`<section aria-labelledby="deeds"><h2 id="deeds">On the applicant’s behalf</h2>
<p class="hint">Each step first shows what changes and what the applicant will be told. Nothing happens before you confirm.</p>${offer.state === 'booked' && html`<p><a class="button quiet" href="${offerAtDeskPath(offer.id)}/swap">Swap with another applicant</a></p>`}${forms}</section>`;
}

/**
 * A no-show can be entered once the interview has begun, and taken back once it is entered. A request for another track is answered,
 * and may get the other answer later; nobody is moved to a track who did not come.
 */
function isPossible({ season, offer, now }: OfferAtDesk, action: OfferAction): boolean {
  if (action === 'grant' || action === 'refuse') {
    const answer = action === 'grant' ? 'granted' : 'refused';
    if (answer === 'granted' && isNoShow(season, offer)) return false;
    return offer.trackRequest !== undefined && offer.trackRequest.answer?.kind !== answer;
  }
  const beginsAt = interviewBeginsAt(season, offer);
  const hasBegun = beginsAt !== undefined && now >= beginsAt;
  if (action === 'no-show') return hasBegun && canBeMissed({ season, offer }, { isForAll: true }, now);
  return action !== 'came' || isNoShow(season, offer);
}

function deedDetails(model: OfferAtDesk, action: OfferAction): Markup {
  const typed = typedInto(model, action);
  const { title, warning } = offerDeedWords[action];
  return html`<details${typed && html` open`}><summary>${title}</summary>
${warning && html`<p class="hint">${warning}</p>`}
<form class="stack" method="post" action="${offerAtDeskPath(model.offer.id)}">${csrfField(model.coordinator)}
${hiddenFields(Object.entries({ action, step: 'look', version: String(model.offer.version) }))}
${fieldsOf[action](model, typed)}
<button class="quiet">Look at it: ${title.charAt(0).toLowerCase()}${title.slice(1)}</button></form></details>`;
}

/** What was typed into the form of this deed, if it is shown once more. */
function typedInto({ typed }: OfferAtDesk, action: OfferAction): URLSearchParams | undefined {
  return typed?.get('action') === action ? typed : undefined;
}

type Fields = (model: OfferAtDesk, typed: URLSearchParams | undefined) => Shown;

const fieldsOf: Readonly<Record<OfferAction, Fields>> = {
  book: (model, typed) => [
    choiceField(model, typed?.get('choice') ?? undefined),
    reasonField(typed, 'for booking', { isOwed: false }),
  ],
  move: (model, typed) => [
    choiceField(model, typed?.get('choice') ?? undefined),
    reasonField(typed, 'for the move', { isOwed: owes(model), isLateOwed: true }),
  ],
  cancel: (model, typed) => reasonField(typed, 'for the cancellation', { isOwed: owes(model) }),
  decline: (_, typed) => reasonField(typed, 'for declining', { isOwed: false }),
  withdraw: (_, typed) => reasonField(typed, 'for the withdrawal', { isOwed: true }),
  extend: (model, typed) => [
    deadlineField(model, typed?.get('until') ?? undefined),
    reasonField(typed, 'for the extension', { isOwed: false }),
  ],
  reroute: (model, typed) => [
    reRouteFields(model, typed),
    reasonField(typed, 'for the change of tracks', { isOwed: false, isLateOwed: true }),
  ],
  'no-show': (model, typed) => [isForAllField(model, typed), ownReason(typed, true)],
  came: (_, typed) => ownReason(typed, false),
  grant: ({ season, offer, now }, typed) =>
    reasonField(typed, 'for the yes', {
      isOwed: offer.trackRequest?.answer !== undefined || lockedSince(season, now) !== undefined,
    }),
  refuse: (_, typed) => reasonField(typed, 'for the no', { isOwed: true }),
  rename: ({ offer }, typed) => html`<label>Name
<input name="name" required maxlength="200" autocomplete="off" value="${typed?.get('name') ?? offer.applicant.name}"></label>`,
  readdress: (
    { offer },
    typed,
  ) => html`<label>Email address${isReleased(offer) && html`<small>A new link goes there, and all later mail.</small>`}
<input type="email" name="email" required autocomplete="off" value="${typed?.get('email') ?? offer.applicant.email}"></label>`,
  resend: () => false,
  relink: () => false,
};

/** Whether the program must say why it changes the booking as it stands. */
function owes({ season, offer, coordinator, now }: OfferAtDesk): boolean {
  const who = { kind: 'program', name: coordinator.address } as const;
  return owesReason(season, offer.booking?.seats ?? [], { now, who, recordId: '' });
}

/** `isLateOwed`: a reason may be needed for what is still to be chosen. */
function reasonField(
  typed: URLSearchParams | undefined,
  about: string,
  { isOwed, isLateOwed = false }: { readonly isOwed: boolean; readonly isLateOwed?: boolean },
): Markup {
  const note = isLateOwed && !isOwed ? ' It is needed for a day within 14 days.' : '';
  return html`<label>Reason ${about}${!isOwed && ' (optional)'}<small>The applicant reads it.${note}</small>
<textarea name="reason"${isOwed && html` required`} maxlength="${LONGEST_REASON}">${typed?.get('reason') ?? ''}</textarea></label>`;
}

/** A reason that stays in the record. */
/** For somebody who missed the first day of a pair: whether the other one is called off as well. */
function isForAllField({ season, offer, now }: OfferAtDesk, typed: URLSearchParams | undefined): Shown {
  const ahead = (offer.booking?.seats ?? []).find((seat) => dayBeginsAt(season, seat) > now);
  if (!ahead || isCalledOff(season, offer, ahead.on)) return false;
  return html`<label><input type="checkbox" name="isForAll" value="yes"${typed?.has('isForAll') && html` checked`}> They will not come on ${formatDay(ahead.on)} either<small>Without this they are expected then. With it, the published plan of that day no longer fits: plan a repair, which tells the interviewers.</small></label>`;
}

function ownReason(typed: URLSearchParams | undefined, isOwed: boolean): Markup {
  return html`<label>Reason${!isOwed && ' (optional)'}<small>Only the program reads it.</small>
<textarea name="reason"${isOwed && html` required`} maxlength="${LONGEST_REASON}">${typed?.get('reason') ?? ''}</textarea></label>`;
}

function deadlineField({ season, offer }: OfferAtDesk, typed: string | undefined): Markup {
  const { zone } = season.program;
  const day = dayIn(zone, offer.closesAt);
  const now = `${day}T${clockFace(offer.closesAt, zone).time}`;
  return html`<label>Respond by<small>On the program’s clock. A deadline only moves later.</small>
<input type="datetime-local" name="until" required min="${now}" value="${typed ?? now}"></label>`;
}
