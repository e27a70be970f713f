import { reissueLink } from '#domain/invitations/reissue-link.ts';
import { latestOffers } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { isEmailAddress } from '#domain/values/email-address.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { type Operator, operatorContext, printProblem, printRefusal } from '#functions/cli/operator.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { attempt } from '#functions/store/attempt.ts';
import { readOffer, readOffers } from '#functions/store/items/offers.ts';
import { readSeason } from '#functions/store/items/seasons.ts';

/** `cancel OFFER`: cancels a booking on behalf of the program. */
export async function cancelCommand(
  operator: Operator,
  seasonId: string,
  id: string,
  reason: string | undefined,
): Promise<ExitCode> {
  const season = await seasonOfOffer(operator, seasonId, id);
  if (!season) return exitCode.refused;
  const ask = { action: 'cancel', ...(reason === undefined ? {} : { reason }) } as const;
  const answer = await answerOffer(operator.store, { season: seasonId, id }, ask, operatorContext(operator));
  if (answer.kind === 'refused') return printRefusal(operator, answer.refusal, season.program.zone);
  operator.terminal.say(`Canceled: ${id}. The applicant is notified by email.`);
  return exitCode.ok;
}

/** `relink OFFER`: revokes the applicant's link and mails a new one, to `email` if given. */
export async function relinkCommand(
  operator: Operator,
  seasonId: string,
  id: string,
  email: string | undefined,
): Promise<ExitCode> {
  const season = await seasonOfOffer(operator, seasonId, id);
  if (!season) return exitCode.refused;
  const wrong = email === undefined ? undefined : await addressProblem(operator, seasonId, id, email);
  if (wrong) return printProblem(operator, wrong);
  const context = operatorContext(operator);
  const { verdict } = await attempt(
    operator.store,
    seasonId,
    (withOutlook) => loadStanding(operator.store, { season: seasonId, id }, [], withOutlook),
    ({ offer }) => reissueLink(offer, context, email),
  );
  if (verdict.kind === 'refusal') return printRefusal(operator, verdict.refusal, season.program.zone);
  operator.terminal.say(`The previous link of ${id} is revoked. A new one is on its way to the applicant.`);
  return exitCode.ok;
}

/** Why mail for the offer cannot go to `email`: it is not an address, or it is another applicant's. */
async function addressProblem(
  { store }: Operator,
  seasonId: string,
  id: string,
  email: string,
): Promise<string | undefined> {
  if (!isEmailAddress(email)) return `${JSON.stringify(email)} is not an email address. Nothing was changed.`;
  const offers = await readOffers(store, seasonId);
  const own = offers.find((offer) => offer.id === id)?.applicant.id;
  const other = [...latestOffers(offers).values()].find(
    ({ applicant }) => applicant.id !== own && applicant.email.toLowerCase() === email.toLowerCase(),
  );
  return other && `${email} is the address of ${other.applicant.id} (${other.id}). Nothing was changed.`;
}

/** Returns the season if it has that offer; otherwise prints why not. */
async function seasonOfOffer(operator: Operator, seasonId: string, id: string): Promise<Season | undefined> {
  const applied = await readSeason(operator.store, seasonId);
  if (!applied) unknownSeason(operator, seasonId);
  else if (await readOffer(operator.store, seasonId, id)) return applied.season;
  else printProblem(operator, `Season ${seasonId} has no offer ${id}. The command \`offers\` lists them.`);
  return undefined;
}

function unknownSeason(operator: Operator, id: string): ExitCode {
  return printProblem(operator, `Season ${id} has not been applied yet: apply its file first.`);
}
