import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type { DeskArea } from '#functions/desk/areas.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { mailPreviews } from '#functions/desk/offer/mail-preview.ts';
import { tellAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import type { ExtendedAnswer, ExtensionOf, SeenOffer } from '#functions/waves/extend-offers.ts';
import { extensionTold } from '#functions/waves/extension-told.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { counted } from '#functions/wording/counted.ts';
import { seenBox } from './seen-offers.ts';

/** Where a group was selected, and where its form goes. */
export type GroupPlace = {
  /** Where the form is sent. */
  readonly action: string;
  readonly back: { readonly path: string; readonly words: string };
  readonly area: DeskArea;
  /** The address of the list that it was selected from. */
  readonly list?: string;
};

/** A group that is to have more time. */
export type GroupExtension = ExtensionOf & {
  readonly season: Season;
  readonly place: GroupPlace;
  readonly offers: readonly Offer[];
  /** What was typed. */
  readonly typedUntil: string;
  readonly now: Instant;
};

/** Who gets more time, until when, and what they are told, with the button that does it. */
export function extendPage(coordinator: SignedIn, group: GroupExtension): string {
  const { season, offers, until, place, now } = group;
  const [first] = offers;
  const clocks = { program: season.program.zone, reader: season.program.zone };
  const title = `More time for ${counted(offers.length, 'person', 'people')}`;
  const main = html`<h1>${title}</h1>
<p class="lead">They can respond until <b>${formatInstant(until, clocks)}</b>. Each gets one email. A deadline is never moved forward again.</p>
<form class="stack" method="post" action="${place.action}">${csrfField(coordinator)}
${hiddenFields(fieldsOf(group, offers))}
<button>Extend for ${offers.length}</button></form>
${first && html`<section aria-labelledby="mail"><h2 id="mail">What they are told</h2>${mailPreviews(first.applicant.email, extensionTold(season, first, group, now))}</section>`}
<section aria-labelledby="who"><h2 id="who">Who</h2><ul>${offers.map(({ applicant, closesAt }) => html`<li><bdi>${applicant.name}</bdi> <small>until now ${formatInstant(closesAt, clocks)}</small></li>`)}</ul></section>
${back(place)}`;
  return deskPage({ title, main, coordinator, area: place.area });
}

function fieldsOf(
  { typedUntil, reason = '', place }: Pick<GroupExtension, 'typedUntil' | 'reason' | 'place'>,
  seen: readonly SeenOffer[],
): readonly (readonly [string, string])[] {
  const list = place.list === undefined ? {} : { list: place.list };
  const said = Object.entries({ ...list, until: typedUntil, reason, do: 'extend' });
  return [...said, ...seen.map((each) => ['chosen', seenBox(each)] as const)];
}

/** Whose deadline is later now, and whose is not and why; with a button that goes on with the `rest`, if there is one. */
export function extendedPage(
  coordinator: SignedIn,
  group: Omit<GroupExtension, 'season' | 'now'>,
  { done, refused }: ExtendedAnswer,
  rest: readonly SeenOffer[],
): string {
  const { offers, place } = group;
  const title = `More time: done for ${done.length} of ${done.length + refused.length}`;
  const names = new Map(offers.map(({ id, applicant }) => [id, applicant.name]));
  const rows = refused.map(({ id, refusal }): Markup => {
    const { title: why, detail } = tellAtDesk(refusal, coordinator);
    return html`<tr><th scope="row"><bdi>${names.get(id) ?? id}</bdi></th><td>${why}. <small>${detail}</small></td></tr>`;
  });
  const main = html`<h1>${title}</h1>
<div class="done" role="status"><p>Each of them is mailed once.</p></div>
${
  rest.length > 0 &&
  html`<form class="stack" method="post" action="${place.action}">${csrfField(coordinator)}${hiddenFields(fieldsOf(group, rest))}
<p><b>${counted(rest.length, 'person is', 'people are')} left.</b> A deadline is weighed against everybody who is invited, so a large group takes several steps.</p>
<button>Go on with the other ${rest.length}</button></form>`
}
${
  rows.length > 0 &&
  html`<section aria-labelledby="not"><h2 id="not">Not for these ${rows.length}</h2><div class="table" role="region" aria-label="Those without more time" tabindex="0"><table><caption>Those whose deadline stays, and why</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table></div></section>`
}
${back(place)}`;
  return deskPage({ title, main, coordinator, area: place.area });
}

function back({ back: { path, words } }: GroupPlace): Markup {
  return html`<p class="actions"><a class="button quiet" href="${path}">${words}</a></p>`;
}
