import { reissueLink } from '#domain/invitations/reissue-link.ts';
import { latestOffers, type Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { isEmailAddress } from '#domain/values/email-address.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { complained, type Operator, operatorContext, refused } from '#functions/cli/operator.ts';
import { type Ending, ended } from '#functions/cli/terminal.ts';
import { attempt } from '#functions/store/attempt.ts';
import { readOffer, readOffers } from '#functions/store/offers.ts';
import { readSeason } from '#functions/store/seasons.ts';
import { momentInWords } from '#functions/wording/clocks.ts';

/** `offers`: a line for each offer, in the order in which they were made. */
export async function offersCommand(operator: Operator, seasonId: string): Promise<Ending> {
  const applied = await readSeason(operator.store, seasonId);
  if (!applied) return unknownSeason(operator, seasonId);
  const offers = await readOffers(operator.store, seasonId);
  for (const offer of offers) operator.terminal.say(lineOf(applied.season, offer));
  const states = Map.groupBy(offers, ({ state }) => state);
  const counts = [...states].map(([state, group]) => `${state} ${group.length}`);
  operator.terminal.say([`Offers: ${offers.length}`, ...counts].join(', '));
  return ended.well;
}

/** `cancel OFFER`: ends a booking in the program's name. */
export async function cancelCommand(
  operator: Operator,
  seasonId: string,
  id: string,
  reason: string | undefined,
): Promise<Ending> {
  const season = await seasonWith(operator, seasonId, id);
  if (!season) return ended.refused;
  const ask = { action: 'cancel', ...(reason === undefined ? {} : { reason }) } as const;
  const answer = await answerOffer(operator.store, { season: seasonId, id }, ask, operatorContext(operator));
  if (answer.kind === 'refused') return refused(operator, answer.refusal, season.program.zone);
  operator.terminal.say(`Canceled: ${id}. The applicant is told by mail.`);
  return ended.well;
}

/** `relink OFFER`: ends the applicant's link and mails a new one, to the address `email` if one is given. */
export async function relinkCommand(
  operator: Operator,
  seasonId: string,
  id: string,
  email: string | undefined,
): Promise<Ending> {
  const season = await seasonWith(operator, seasonId, id);
  if (!season) return ended.refused;
  const wrong = email === undefined ? undefined : await whyNoAddress(operator, seasonId, id, email);
  if (wrong) return complained(operator, wrong);
  const context = operatorContext(operator);
  const { verdict } = await attempt(
    operator.store,
    seasonId,
    (withOutlook) => loadStanding(operator.store, { season: seasonId, id }, [], withOutlook),
    ({ offer }) => reissueLink(offer, context, email),
  );
  if (verdict.kind === 'refusal') return refused(operator, verdict.refusal, season.program.zone);
  operator.terminal.say(`The earlier link of ${id} has ended. A new one is on its way to the applicant.`);
  return ended.well;
}

/** Why mail for the offer cannot go to `email`: it is none, or it is somebody else's. */
async function whyNoAddress(
  { store }: Operator,
  seasonId: string,
  id: string,
  email: string,
): Promise<string | undefined> {
  if (!isEmailAddress(email)) return `${JSON.stringify(email)} is not a mail address. Nothing was changed.`;
  const offers = await readOffers(store, seasonId);
  const own = offers.find((offer) => offer.id === id)?.applicant.id;
  const other = [...latestOffers(offers).values()].find(
    ({ applicant }) => applicant.id !== own && applicant.email.toLowerCase() === email.toLowerCase(),
  );
  return other && `${email} is the address of ${other.applicant.id} (${other.id}). Nothing was changed.`;
}

/** The season, if it has that offer; else the operator is told. */
async function seasonWith(operator: Operator, seasonId: string, id: string): Promise<Season | undefined> {
  const applied = await readSeason(operator.store, seasonId);
  if (!applied) unknownSeason(operator, seasonId);
  else if (await readOffer(operator.store, seasonId, id)) return applied.season;
  else complained(operator, `Season ${seasonId} has no offer ${id}. The command \`offers\` lists them.`);
  return undefined;
}

function unknownSeason(operator: Operator, id: string): Ending {
  return complained(operator, `Season ${id} has not been applied yet: apply its file first.`);
}

function lineOf({ program }: Season, offer: Offer): string {
  const { zone } = program;
  const clocks = { program: zone, reader: zone };
  const seats = offer.booking?.seats.map(({ on, start }) => `${on} ${start}`).join(' and ');
  const until = offer.state === 'open' ? `until ${momentInWords(offer.closesAt, clocks)}` : undefined;
  const { mailTrouble } = offer;
  const trouble = mailTrouble && !mailTrouble.resolvedAt ? `mail ${mailTrouble.kind}` : undefined;
  const { id, name } = offer.applicant;
  return [offer.id, offer.state, seats ?? until, offer.tracks.join(' and '), id, name, trouble]
    .filter(Boolean)
    .join(' | ');
}
