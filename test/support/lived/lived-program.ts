import type { Application } from '#domain/applications/application.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { inviteInBatches } from '#functions/invitations/invite-in-batches.ts';
import { reviewApplications } from '#functions/review/review-applications.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { newId } from '#functions/runtime/ids.ts';
import { seasonNow } from '#functions/store/items/season-cache.ts';
import { planWaveOf } from '#functions/waves/plan-wave-of.ts';
import { oneOf, shuffled } from '#test/support/checks/seeded.ts';
import { booksOf } from './lived-books.ts';
import { inBoston, type LivedStage, livedSeason } from './lived-stage.ts';

const director = { kind: 'program', name: 'Sample Director' } as const;
const reasons = {
  invite: 'Strong letters.',
  hold: 'Read again in November.',
  close: 'Below what we look for.',
};

/** Decides the same of `count` applications that are in review, drawn by lot. */
export async function decideFor(
  { store, mirror, now }: LivedStage,
  to: keyof typeof reasons,
  count: number,
  random: () => number,
): Promise<void> {
  const { applications } = booksOf(mirror.items.values());
  const open = applications.filter(({ review }) => !review?.decided);
  const inOrder = open.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const chosen = shuffled(random, inOrder).slice(0, count);
  const tracks = to === 'invite' ? ('considered' as const) : [];
  const bulk = { id: newId('bulk', now()), of: chosen.length };
  const request = { action: 'decide', to, tracks, reason: reasons[to], bulk } as const;
  const context = { ...decisionContext(director, now()), who: director };
  await reviewApplications(store, livedSeason, chosen, request, context);
  await mirror.follow();
}

/** Invites as many of those who are to be invited as there are seats for, at once or at `at`. Returns how many. */
export async function inviteWhoFits(
  { store, mirror, now }: LivedStage,
  most: number,
  at?: { readonly on: string; readonly time: string },
): Promise<number> {
  const { season } = await seasonNow(store, livedSeason);
  const { applications, offers } = booksOf(mirror.items.values());
  const known = new Set(offers.map(({ applicant }) => applicant.id));
  const next = applications
    .filter(({ id, review }) => review?.decided?.to === 'invite' && !known.has(id))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const leaves = at ? { at: inBoston(at.on, at.time) } : {};
  const wave = { ...leaves, startedAt: now(), again: false };
  const { fits } = await planWaveOf(store, season, next.map(chosenOf), wave, now());
  const invitations = fits.slice(0, most).map(({ id, version, offer: { applicant, tracks } }) => ({
    ...{ applicant, tracks, applicationVersion: version },
    offerId: `offer_${id}`,
    recordId: newId('record', now()),
  }));
  const context = () => decisionContext(director, now());
  const { invited, refusal } = await inviteInBatches(store, season, invitations, wave, context);
  if (refusal) throw new Error(`the wave that fits was refused: ${JSON.stringify(refusal)}`);
  return invited;
}

const chosenOf = ({ id, version }: Application) => ({ id, version });

/** One deed of a coordinator for an applicant with a booking, as happens every few days. */
export async function actForOne(stage: LivedStage, random: () => number): Promise<void> {
  const { offers } = booksOf(stage.mirror.items.values());
  const [on] = stage.now().split('T');
  const booked = offers
    .filter(({ state, booking }) => state === 'booked' && (booking?.seats[0].on ?? '') > String(on))
    .toSorted((one, other) => (one.applicant.id < other.applicant.id ? -1 : 1));
  if (booked.length === 0) return;
  const { id } = oneOf(random, booked);
  const because = ['--reason', 'The applicant asked for it by phone.'] as const;
  const deeds = [
    ['cancel', id, ...because],
    ['resend', id],
    ['relink', id],
  ] as const;
  await stage.operate(...oneOf(random, deeds), '--yes');
}

/** Those whose interview was today and who did not come: one of fifty. */
export async function enterNoShows(
  stage: LivedStage,
  on: CalendarDay,
  random: () => number,
): Promise<number> {
  const { offers } = booksOf(stage.mirror.items.values());
  const today = offers
    .filter(({ booking }) => booking?.seats.at(-1)?.on === on)
    .toSorted((one: Offer, other: Offer) => (one.applicant.id < other.applicant.id ? -1 : 1))
    .filter(() => random() < 0.02);
  for (const { id } of today) await stage.operate('no-show', id, '--reason', 'Did not join.', '--yes');
  return today.length;
}

/** Tells everybody with the status, by a wave of notices that leaves on the day. */
export async function closeFor(
  stage: LivedStage,
  status: 'closed' | 'waiting',
  on: CalendarDay,
): Promise<void> {
  await stage.operate('closing', '--status', status, '--at', `${on} 10:00 AM`, '--yes');
}

export type LivedMatchList = {
  readonly code: string;
  readonly wanted: readonly string[];
  readonly exported: string;
};

/** The committee of each NRMP code orders those who were interviewed for it, by lot; the list is exported as R3 takes it. */
export async function rankEverybody(
  stage: LivedStage,
  random: () => number,
): Promise<readonly LivedMatchList[]> {
  const { season, offers } = booksOf(stage.mirror.items.values());
  const lists: LivedMatchList[] = [];
  for (const code of new Set(season.tracks.map(({ nrmp }) => nrmp))) {
    const tracks = season.tracks.filter(({ nrmp }) => nrmp === code).map(({ id }) => id);
    const met = offers.filter(
      (offer) =>
        offer.state === 'booked' && !offer.noShow && offer.tracks.some((track) => tracks.includes(track)),
    );
    const ids = met.filter(({ erasedAt }) => !erasedAt).map(({ applicant }) => applicant.id);
    const wanted = shuffled(random, ids.toSorted());
    await stage.operate(
      'match-list',
      code,
      '--import',
      stage.file(`${code}.txt`, wanted.join('\n')),
      '--yes',
    );
    lists.push({ code, wanted, exported: await stage.operate('match-list', code, '--csv') });
  }
  return lists;
}

/** Once the lists are locked, a change without a reason is refused, and one with a reason is made. */
export async function changeLocked(
  { tries, file }: LivedStage,
  { code, wanted }: LivedMatchList,
): Promise<readonly number[]> {
  const order = file('later.txt', wanted.toReversed().join('\n'));
  const without = await tries('match-list', code, '--import', order, '--yes');
  const reason = ['--reason', 'The committee met again.'];
  const explained = await tries('match-list', code, '--import', order, ...reason, '--yes');
  return [without.code, explained.code];
}
