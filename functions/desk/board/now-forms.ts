import { type Interview, roomOf } from '#domain/interview-plan/interview-day.ts';
import { interviewBeginsAt } from '#domain/interviewed/interview-outcome.ts';
import { isDayAhead } from '#domain/planned-days/change-plan.ts';
import { editionDifference } from '#domain/planned-days/edition.ts';
import { expectedAhead, interviewsAhead } from '#domain/planned-days/interviews-ahead.ts';
import { toldByPublishing } from '#domain/planned-days/publish-plan.ts';
import { type RoomSwap, swapRooms } from '#domain/planned-days/swap-rooms.ts';
import { lateRecord } from '#domain/planned-days/tell-late.ts';
import { lockedSince } from '#domain/season/match-lock.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { type BoardFocus, dayNowPath } from '#functions/desk/interviews/interviews-path.ts';
import { messagesOf } from '#functions/desk/interviews/publish-part.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { mailPreviews } from '#functions/desk/offer/mail-preview.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { dayWords, planChangeWords } from '#functions/interviews/day-words.ts';
import { faultLines } from '#functions/interviews/fault-lines.ts';
import { lateArrivalMail } from '#functions/notices/mails/interviews/late-arrival-mail.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { phoneMarkup } from '#functions/page/phone-markup.ts';
import { counted, listed } from '#functions/wording/counted.ts';
import type { BoardModel } from './not-here.ts';

/** The forms of the board: about whom, a swap that is looked at, and what was typed into a form that was refused. */
export type OpenForms = {
  readonly focus: BoardFocus;
  readonly swap?: RoomSwap | undefined;
  readonly typed?: URLSearchParams | undefined;
};

/**
 * What a coordinator can do about an applicant, a room or the whole day; nothing if that is not on the day, or over. Before the day
 * rooms can swap, and nothing else.
 */
export function nowForms(coordinator: SignedIn, model: BoardModel, forms: OpenForms): Markup | false {
  const { loaded } = model;
  if (coordinator.may !== 'edit' || !loaded.planned?.published) return false;
  const { focus } = forms;
  const words = dayWords(loaded.document, loaded.on, loaded.names);
  const { on, document } = loaded;
  const isAhead = isDayAhead({ on, zone: document.program.zone }, model.context.now);
  if (isAhead && focus.kind !== 'room') return false;
  const part = (
    title: string,
    content: Markup,
  ) => html`<section class="card" aria-labelledby="act"><h2 id="act">${title}</h2>
${content}<p class="actions"><a href="${dayNowPath(loaded.on)}">Close</a></p></section>`;
  if (focus.kind === 'guest') {
    const isThere = loaded.rows.some(({ offer }) => offer === focus.offer);
    return (
      isThere && part(words.person(focus.offer), guestForms(coordinator, model, focus.offer, forms.typed))
    );
  }
  if (focus.kind === 'day')
    return part('The whole day', delayForm(coordinator, model, undefined, forms.typed));
  const held = loaded.day.published.find((each) => roomOf(each) === focus.room);
  if (!held) return false;
  return part(
    `Room of ${words.people(held.interviewers)}`,
    html`${!isAhead && delayForm(coordinator, model, focus.room, forms.typed)}${swapForm(model, focus.room, forms)}${forms.swap && swapLook(coordinator, model, forms.swap)}`,
  );
}

type Fields = Readonly<Record<string, string | number>>;

function post({ csrf }: { readonly csrf: Markup }, on: string, fields: Fields, content: Markup): Markup {
  const hidden = Object.entries(fields).map(([name, value]) => [name, String(value)] as const);
  return html`<form class="stack" method="post" action="${dayNowPath(on)}">${csrf}${hiddenFields(hidden)}${content}</form>`;
}

const lengths = [5, 10, 15, 20, 30, 45, 60];

function minutesField(label: string, over: string, typed: URLSearchParams | undefined): Markup {
  const chosen = typed?.get('minutes') ?? '10';
  const option = (value: number, words: string) =>
    html`<option value="${value}"${chosen === String(value) && html` selected`}>${words}</option>`;
  return html`<label>${label}<select name="minutes">${lengths.map((each) => option(each, `${each} minutes late`))}${option(0, over)}</select></label>`;
}

function guestForms(
  coordinator: SignedIn,
  { loaded, late, context }: BoardModel,
  guest: string,
  typed: URLSearchParams | undefined,
): Markup {
  const { on, planned, document, names, absent } = loaded;
  const csrf = csrfField(coordinator);
  const version = planned?.version ?? 0;
  const missed = absent.get(guest);
  const offer = missed ?? loaded.offers.find(({ id }) => id === guest);
  const name = names.get(guest) ?? '';
  const standing = { ...loaded, zone: document.program.zone };
  const { notices } = lateRecord(standing, { guest, minutes: 10 }, context);
  const who =
    notices.length > 0
      ? `${listed(notices.map((each) => each.name))}, by mail`
      : 'nobody: no interview is ahead';
  if (missed)
    return post(
      { csrf },
      on,
      { act: 'came', guest, version: missed.version },
      html`<p>Told: ${who}.</p>${lockedSince(document, context.now) && html`<label>Why this was wrong<small>The match lists are locked, and ${name} is on one again</small><input name="reason" required maxlength="${LONGEST_REASON}" value="${typed?.get('reason') ?? ''}"></label>`}<button>${name} came after all</button>`,
    );
  const [first] = notices;
  const interviews = interviewsAhead(planned, document.program.zone, context.now).filter(
    (each) => each.guest === guest && first && each.interviewers.includes(first.interviewer),
  );
  const mail =
    first &&
    lateArrivalMail(document, { on, minutes: 10 }, { name: first.name, applicant: name, interviews });
  const beginsAt = offer && interviewBeginsAt(document, offer);
  return html`${offer?.dayPhone !== undefined && html`<p>Phone of the applicant: ${phoneMarkup(offer.dayPhone)}</p>`}<p>Told: ${who}. The applicant is not mailed.</p>
${mail && html`<details><summary>Read the message</summary>${mailPreviews(first.to, { mails: [mail], coordinators: [], interviewers: [] })}</details>`}
${post({ csrf }, on, { act: 'late', guest, version, told: late.get(guest)?.id ?? '' }, html`${minutesField(`How late ${name} is`, 'there now', typed)}<button>Tell the interviewers</button>`)}
${
  offer &&
  beginsAt !== undefined &&
  context.now >= beginsAt &&
  post(
    { csrf },
    on,
    { act: 'absent', guest, version: offer.version },
    html`<label>Why ${name} counts as not having come<small>Only the program reads it. You can take it back here. Until then ${name} is on no match list, and a new plan of the day does without.</small>
<input name="reason" required maxlength="${LONGEST_REASON}" value="${typed?.get('reason') ?? 'Did not come'}"></label><button class="quiet">Enter that ${name} has not come</button>`,
  )
}`;
}

/** A room tells its applicants; the whole day tells everybody. */
function delayForm(
  coordinator: SignedIn,
  { loaded, delays, context }: BoardModel,
  room: string | undefined,
  typed: URLSearchParams | undefined,
): Markup {
  const { on, planned, document, names, offers } = loaded;
  const ahead = expectedAhead({ season: document, planned, offers }, context.now).filter(
    (each) => !room || roomOf(each) === room,
  );
  const guests = [...new Set(ahead.map(({ guest }) => names.get(guest) ?? ''))];
  if (ahead.length === 0) return html`<p>No interview is ahead.</p>`;
  const people = room
    ? listed(guests)
    : `${counted(guests.length, 'applicant')} and everybody who has yet to interview`;
  const told = delays.get(room ?? '')?.id ?? '';
  const fields = { act: 'delay', version: planned?.version ?? 0, told, ...(room ? { room } : {}) };
  return html`<p>Told: ${people}, by mail, with the time that was planned.</p>
${post({ csrf: csrfField(coordinator) }, on, fields, html`${minutesField(room ? 'How late the room is' : 'How late the day is', 'on time again', typed)}<button>Tell ${room ? 'the applicants' : 'everybody'}</button>`)}`;
}

/** Chooses the other room and the time; what that changes, and whom it tells, is shown before it is done. */
function swapForm({ loaded, context }: BoardModel, room: string, { swap, typed }: OpenForms): Markup | false {
  const { on, document, names } = loaded;
  const words = dayWords(document, on, names);
  const ahead = interviewsAhead(loaded.planned, document.program.zone, context.now);
  const kinds = new Set(ahead.filter((each) => roomOf(each) === room).map(({ kind }) => kind));
  const others = [...Map.groupBy(ahead, roomOf)].filter(
    ([other, held]) => other !== room && held.some(({ kind }) => kinds.has(kind)),
  );
  if (others.length === 0) return false;
  const times = [...new Set(ahead.map(({ from }) => from))].sort((one, other) => one - other);
  const chosen = {
    other: swap?.rooms[1] ?? typed?.get('other'),
    from: String(swap?.from ?? typed?.get('from') ?? times[0]),
    scope: swap ? scopeOf(swap) : (typed?.get('scope') ?? 'once'),
  };
  const option = (value: string, text: string, current: string | null | undefined) =>
    html`<option value="${value}"${value === current && html` selected`}>${text}</option>`;
  return html`<form class="stack" method="get" action="${dayNowPath(on)}#act">${hiddenFields([
    ['about', 'room'],
    ['room', room],
  ])}
<label>Swap rooms with<select name="other">${others.map(([other, [first]]) => option(other, words.people(first?.interviewers ?? []), chosen.other))}</select></label>
<label>At<select name="from">${times.map((each) => option(String(each), words.time(each), chosen.from))}</select></label>
<label>For<select name="scope">${option('once', 'this time only', chosen.scope)}${option('rest', 'the rest of the day', chosen.scope)}</select></label>
<button class="quiet">See what that changes</button></form>`;
}

function scopeOf({ isFromThenOn }: RoomSwap): string {
  return isFromThenOn ? 'rest' : 'once';
}

/** What the swap changes for whom, with one message of each kind, and the form that does it. */
function swapLook(coordinator: SignedIn, { loaded, context }: BoardModel, swap: RoomSwap): Markup {
  const { on, planned, document, names } = loaded;
  const words = dayWords(document, on, names);
  const version = planned?.version ?? 0;
  const verdict = swapRooms({ ...loaded, zone: document.program.zone }, version, swap, context);
  if (verdict.kind === 'refusal') {
    const faults = verdict.refusal.kind === 'plan-breaks-rules' ? verdict.refusal.faults : [];
    return html`<div class="refused" role="status"><p><b>This swap is not possible${faults.length > 0 ? ':' : ' at that time.'}</b></p><ul>${faultLines(loaded, words, faults).map((line) => html`<li>${line}</li>`)}</ul></div>`;
  }
  const interviews: readonly Interview[] = verdict.result.published?.interviews ?? [];
  const { applicants, interviewers } = toldByPublishing(loaded, interviews);
  const fields = {
    act: 'swap',
    room: swap.rooms[0],
    other: swap.rooms[1],
    from: swap.from,
    scope: scopeOf(swap),
    version,
  };
  return html`<h3>What the swap changes</h3><ul>${editionDifference(loaded, interviews).map(
    (change) => html`<li>${planChangeWords(words, change)}</li>`,
  )}</ul>
<p><b>${counted(applicants.length, 'applicant')} and ${counted(interviewers.length, 'interviewer')} will be told</b>, each by one message.</p>
${messagesOf(loaded, { interviews }, interviewers[0], verdict.changes)}
${post({ csrf: csrfField(coordinator) }, on, fields, html`<button>Swap the rooms, and tell ${counted(applicants.length + interviewers.length, 'person', 'people')}</button>`)}`;
}
