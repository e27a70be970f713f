import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { type Operator, operatorContext, printProblem, printRefusal } from '#functions/cli/operator.ts';
import type { SeasonArgs } from '#functions/cli/season/args.ts';
import { isConfirmed } from '#functions/cli/season/confirm.ts';
import { knownOffer, knownSeason } from '#functions/cli/season/known-offer.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { takeBack } from '#functions/waves/take-back.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';
import { programTime } from './program-time.ts';
import { waveName } from './wave-name.ts';

/**
 * `unprepare WAVE`: takes a prepared wave back, or one applicant out of it. Each invitation is taken back by itself, so a
 * command that is stopped can be run again, and what the clock has released meanwhile stays released and is told.
 */
export async function unprepareCommand(
  operator: Operator,
  seasonId: string,
  about: string,
  options: Pick<SeasonArgs, 'yes'>,
): Promise<ExitCode> {
  const season = await knownSeason(operator, seasonId);
  if (!season) return exitCode.refused;
  const offers = await preparedOffers(operator, season, about);
  if (!offers) return exitCode.refused;
  for (const { applicant, id, opensAt } of offers)
    operator.terminal.say(
      `${isolated(applicant.name)} <${oneLine(applicant.email)}>, id ${applicant.id} (${id}), in the wave ${waveName(season, opensAt)}`,
    );
  operator.terminal.say(
    `This takes back ${offers.length === 1 ? 'this invitation' : `these ${offers.length} invitations`} before anybody is mailed.`,
  );
  return (await isConfirmed(operator, options)) ? takeAllBack(operator, season, offers) : exitCode.refused;
}

/** The prepared offers of the wave, or the one of an applicant; if there is none, says so. */
async function preparedOffers(
  operator: Operator,
  season: Season,
  about: string,
): Promise<readonly Offer[] | undefined> {
  const at = programTime(season, about);
  const known = at
    ? (await readOffers(operator.store, season.id)).filter(({ releaseAt }) => releaseAt === at)
    : [(await knownOffer(operator, season.id, about))?.offer].filter((offer) => offer !== undefined);
  const prepared = known.filter(({ state }) => state === 'prepared');
  if (prepared.length > 0) return prepared;
  if (at || known.length > 0)
    printProblem(
      operator,
      known.length > 0
        ? `${about} is not prepared: it was released, or taken back before. The command \`waves\` lists what is.`
        : `No wave leaves at ${about}. The command \`waves\` lists what is prepared.`,
    );
  return undefined;
}

async function takeAllBack(operator: Operator, season: Season, offers: readonly Offer[]): Promise<ExitCode> {
  const contextNow = () => operatorContext(operator);
  const { taken, refusal } = await takeBack(operator.store, season.id, offers, contextNow);
  if (refusal) return printRefusal(operator, refusal, season);
  operator.terminal.say(`Taken back: ${taken}.`);
  if (taken === offers.length) return exitCode.ok;
  return printProblem(
    operator,
    `${offers.length - taken} had been released or taken back meanwhile: \`waves\` shows it.`,
  );
}
