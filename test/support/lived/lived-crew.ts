import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { type CalendarDay, plusDays } from '#domain/values/time.ts';
import { crewOf } from '#functions/interviewers/change-crew.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { oneOf } from '#test/support/checks/seeded.ts';
import { booksOf } from './lived-books.ts';
import { type LivedStage, livedSeason } from './lived-stage.ts';

/** How many days before its interviews a day is planned and published, and looked at for the last time. */
const PLANNED_BEFORE = 5;
const REPAIRED_BEFORE = 1;

export type DaysMade = { published: number; repaired: number; dropOuts: number; refused: string[] };

/**
 * What is done for interview days on the day `on`: every third of them is planned and published, and repaired on its eve where somebody
 * dropped out. More of them would take minutes and show nothing else.
 */
export async function workOnDays(
  stage: LivedStage,
  on: CalendarDay,
  random: () => number,
  made: DaysMade,
): Promise<void> {
  const { season, plans, offers, interviewers } = booksOf(stage.mirror.items.values());
  const isDay = (day: CalendarDay) => season.days.findIndex((each) => each.on === day) % 3 === 1;
  const ahead = plusDays(on, PLANNED_BEFORE);
  if (isDay(ahead) && comeOn(offers, ahead).length > 0) {
    const newcomers = comeOn(offers, ahead).filter(({ booking }) => booking?.seats[0].on === ahead);
    if (newcomers.length > 0) await recuse(stage, interviewers, oneOf(random, newcomers), random);
    if (await publish(stage, ahead, made)) made.published += 1;
    await stage.mirror.follow();
  }
  const eve = plusDays(on, REPAIRED_BEFORE);
  const planned = plans.find((each) => each.on === eve);
  if (!planned?.published) return;
  const isShort = random() < 0.5 && (await dropOut(stage, interviewers, planned, random));
  if (isShort) made.dropOuts += 1;
  const coming = comeOn(offers, eve).map(({ id }) => id);
  const met = new Set(planned.published.interviews.map(({ guest }) => guest));
  const hasChanged = met.size !== coming.length || coming.some((id) => !met.has(id));
  if ((isShort || hasChanged) && (await publish(stage, eve, made))) made.repaired += 1;
}

function comeOn(offers: readonly Offer[], on: CalendarDay): readonly Offer[] {
  return offers
    .filter(({ booking }) => booking?.seats.some((seat) => seat.on === on))
    .toSorted((one, other) => (one.applicant.id < other.applicant.id ? -1 : 1));
}

/** Plans the day and publishes what came of it. A day that cannot be planned is noted with the reason that was given. */
async function publish({ tries, now }: LivedStage, on: CalendarDay, made: DaysMade): Promise<boolean> {
  const planned = await tries('plan-day', on);
  if (planned.code !== 0) {
    made.refused.push(`${now()} ${on}: ${planned.complaints}`);
    return false;
  }
  const published = await tries('publish-day', on, '--yes');
  if (published.code !== 0) throw new Error(`${on} was planned and not published: ${published.complaints}`);
  return true;
}

/** An interviewer of a published day cannot come after all, and says so by the own link. */
async function dropOut(
  stage: LivedStage,
  interviewers: readonly StoredInterviewer[],
  { on, published }: PlannedDay,
  random: () => number,
): Promise<boolean> {
  const meet = new Set(published?.interviews.flatMap(({ interviewers: met }) => met));
  const there = interviewers.filter(
    ({ address, kinds }) => meet.has(address) && kinds.includes('one-on-one'),
  );
  if (there.length < 4) return false;
  const { id, version, address } = oneOf(random, there);
  const context = decisionContext({ kind: 'interviewer', name: address }, stage.now());
  const answers = [{ on, isThere: false, hours: [] }];
  const { verdict } = await crewOf(stage.store, livedSeason, context).answer({ id, version }, () => ({
    answers,
  }));
  return verdict.kind === 'decision';
}

/** An interviewer knows an applicant who comes, and enters that they do not meet. */
async function recuse(
  stage: LivedStage,
  interviewers: readonly StoredInterviewer[],
  { applicant }: Offer,
  random: () => number,
): Promise<void> {
  const { id, version, address } = oneOf(random, interviewers);
  const context = decisionContext({ kind: 'interviewer', name: address }, stage.now());
  const recusals = { shown: [applicant.id], chosen: [applicant.id] };
  await crewOf(stage.store, livedSeason, context).answer({ id, version }, () => ({ recusals }));
}
