import { lookAtSwap, swapOffers } from '#functions/behalf/swap-offers.ts';
import { type Operator, operatorContext, printProblem, printRefusal } from '#functions/cli/operator.ts';
import { isConfirmed } from '#functions/cli/season/confirm.ts';
import { knownOffer, knownSeason } from '#functions/cli/season/known-offer.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import type { ActOptions } from './act-on-offer.ts';
import { previewOf } from './preview.ts';

/** `swap OFFER OFFER`: shows both applicants and both messages, asks, and exchanges their interviews in one step. */
export async function swapCommand(
  operator: Operator,
  seasonId: string,
  [word, otherWord]: readonly [string, string | undefined],
  { reason, ...options }: ActOptions & { readonly reason?: string },
): Promise<ExitCode> {
  if (!otherWord)
    return printProblem(operator, 'Name two offers, as `swap OFFER OFFER`. Nothing was changed.');
  const season = await knownSeason(operator, seasonId);
  const one = season && (await knownOffer(operator, seasonId, word));
  const other = one && (await knownOffer(operator, seasonId, otherWord));
  if (!season || !one || !other) return exitCode.refused;
  const asked = {
    ...{ season: seasonId, one: one.offer, other: other.offer },
    ...(reason === undefined ? {} : { reason }),
  };
  const look = await lookAtSwap(operator.store, asked, operatorContext(operator));
  if (look.kind === 'refused') return printRefusal(operator, look.refusal, season);
  for (const side of look.sides)
    for (const line of previewOf({ season: look.standing.season, offer: side.before }, side, options.preview))
      operator.terminal.say(line);
  if (!(await isConfirmed(operator, options))) return exitCode.refused;
  const outcome = await swapOffers(operator.store, asked, operatorContext(operator));
  if (outcome.kind === 'refused') return printRefusal(operator, outcome.refusal, season);
  operator.terminal.say(`Done: ${one.offer.id} and ${other.offer.id} are swapped.`);
  return exitCode.ok;
}
