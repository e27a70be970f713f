import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import type { ToldAtDesk } from '#functions/desk/problems.ts';
import { deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import type { Reply } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import { timeFromField } from '#functions/http/time-field.ts';
import type { Store } from '#functions/store/client.ts';
import { extendOffers } from '#functions/waves/extend-offers.ts';
import { extendedPage, extendPage, type GroupPlace } from './extend-page.ts';
import { selectedOf } from './seen-offers.ts';

/** As many as get more time while a person waits: each is weighed against everybody who is invited. The rest is a further step. */
const AT_ONCE = 200;

/** A form with every selected offer and its deadline, as large as a request may be. */
export const GROUP_BODY_LIMIT = 192 * 1024;
const MOST_SELECTED = 2_000;

/** The offers among which some were selected, and the page that shows them again with why nothing was done. */
export type GroupSelection = {
  readonly season: Season;
  readonly offers: readonly Offer[];
  readonly place: GroupPlace;
  readonly again: (told: ToldAtDesk) => Reply;
};

/**
 * Gives more time to those who were selected: first shown with the mail, then done, some at a time. A step that is sent twice, or
 * is gone on with after a stop, tells nobody twice.
 */
export async function extendGroup(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  { season, offers: all, place, again }: GroupSelection,
): Promise<Reply> {
  const fields = new URLSearchParams(request.body);
  const [typedUntil, reason] = [fields.get('until') ?? '', (fields.get('reason') ?? '').trim()];
  const until = timeFromField(season.program.zone, typedUntil);
  const seen = selectedOf(all, fields, ({ state }) => state === 'open');
  if (seen.length === 0) return again(nobodySelected);
  if (seen.length > MOST_SELECTED) return again(tooMany);
  if (!until || reason.length > LONGEST_REASON) return again(noDeadline);
  const ids = new Set(seen.map(({ id }) => id));
  const offers = all.filter(({ id }) => ids.has(id));
  const ask = { until, ...(reason ? { reason } : {}) };
  const group = { ...ask, place, offers, typedUntil };
  if (fields.get('do') !== 'extend') {
    const isLater = until > request.now && offers.some(({ closesAt }) => closesAt < until);
    if (!isLater) return again(notLater);
    return deskReply(200, extendPage(coordinator, { ...group, season, now: request.now }));
  }
  const context = coordinatorContext(request, coordinator);
  const answer = await extendOffers(store, season.id, seen.slice(0, AT_ONCE), ask, () => context);
  return deskReply(200, extendedPage(coordinator, group, answer, seen.slice(AT_ONCE)));
}

/** Why nothing was done with a selection in which nobody is. */
export const nobodySelected: ToldAtDesk = {
  status: 422,
  title: 'Nobody is selected for whom this can be done',
  detail: 'Before the release invitations can be taken back; those without an answer can get more time.',
  next: 'Tick at least one, and send it again.',
};

const noDeadline: ToldAtDesk = {
  status: 422,
  title: 'The new deadline is missing, or the reason is too long',
  detail: 'A deadline is a day and a time on the program’s clock.',
  next: 'Everything you entered is still here: complete it, and send it again.',
};

const notLater: ToldAtDesk = {
  status: 422,
  title: 'This deadline is not later than the ones they have',
  detail: 'A deadline is only ever moved to a later time, and to one that is still to come.',
  next: 'Everything you entered is still here: choose a later time, and send it again.',
};

const tooMany: ToldAtDesk = {
  status: 422,
  title: `At most ${MOST_SELECTED} can be selected at once`,
  detail: 'One form cannot hold more of them.',
  next: 'Filter further, and select a part of them.',
};
