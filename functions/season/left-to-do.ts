import { openDemand, shortfall } from '#domain/capacity/placement.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { planSeason } from '#domain/season-plan/plan-season.ts';
import type { Store } from '#functions/store/client.ts';
import { readPlanned } from './apply-season.ts';

/**
 * What an operator must know after an application, in a sentence each: that somebody has still to be told of a change, or
 * that an open offer is left without a seat, because an applicant booked between the last look and the last fence
 * (docs/decisions/0009).
 */
export async function leftToDo(
  store: Store,
  id: string,
  context: DecisionContext,
): Promise<readonly string[]> {
  const { applied, files, ...outlook } = await readPlanned(store, id);
  if (!applied) return [];
  const { season } = applied;
  const plan = planSeason(applied, season, outlook, context, { files, isPreview: true });
  const untold = plan.kind === 'plan' ? plan.concerned : [];
  const short = shortfall(season, outlook.seats, openDemand(season, outlook.offers, outlook.seats));
  return [
    ...(untold.length > 0
      ? [
          `Still to be told of a change: ${untold.map(({ offer }) => offer.id).join(', ')}. Apply the file that is now in force again.`,
        ]
      : []),
    ...(short
      ? [
          `Of ${short.asked} open offers for ${short.track}, only ${short.fits} can get a seat now. Add seats for the others.`,
        ]
      : []),
  ];
}
