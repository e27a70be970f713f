import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { carryOut } from '#functions/behalf/carry-out.ts';
import { type DeedLook, lookAtDeed } from '#functions/behalf/look-at-deed.ts';
import { type Operator, operatorContext, printProblem, printRefusal } from '#functions/cli/operator.ts';
import { isConfirmed } from '#functions/cli/season/confirm.ts';
import { knownOffer, knownSeason } from '#functions/cli/season/known-offer.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { readRecords } from '#functions/store/items/records.ts';
import type { OfferName } from '#functions/store/keys.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import type { Deed, NoDeed } from './deed.ts';
import { previewOf } from './preview.ts';

export type ActOptions = { readonly yes: boolean; readonly preview: boolean };

type About = { readonly season: Season; readonly offer: Offer };

/**
 * Shows whom a deed concerns, what becomes of the offer and which mail goes out; asks; and carries it out, unless the
 * offer has changed since it was shown. What is so already is said, with its time, and sends nothing. The offer may be
 * named by its id, or by the id or the address of its applicant.
 */
export async function actOnOffer(
  operator: Operator,
  { season: seasonId, id: word }: OfferName,
  deedFor: (about: About) => Deed | NoDeed,
  options: ActOptions,
): Promise<ExitCode> {
  const season = await knownSeason(operator, seasonId);
  const known = season && (await knownOffer(operator, seasonId, word));
  if (!season || !known) return exitCode.refused;
  const { offer } = known;
  if (offer.erasedAt) return printRefusal(operator, { kind: 'offer-erased' }, season);
  const deed = deedFor({ season, offer });
  if ('problem' in deed) return printProblem(operator, `${deed.problem} Nothing was changed.`);
  const name = { season: seasonId, id: offer.id };
  const asked = { deed: deed.deed, version: offer.version };
  const look = await lookAtDeed(operator.store, name, asked, operatorContext(operator));
  if (look.kind === 'refused') return printRefusal(operator, look.refusal, season);
  if (look.kind === 'repeat') return sayWhen(operator, look.standing, deed);
  for (const line of previewOf(look.standing, look, options.preview)) operator.terminal.say(line);
  if (deed.warning) operator.terminal.say(deed.warning);
  return (await isConfirmed(operator, options)) ? act(operator, look, deed) : exitCode.refused;
}

async function act(operator: Operator, { standing: shown }: DeedLook, deed: Deed): Promise<ExitCode> {
  const { season, id, version } = shown.offer;
  const asked = { deed: deed.deed, version };
  const outcome = await carryOut(operator.store, { season, id }, asked, operatorContext(operator));
  if (outcome.kind === 'refused') return printRefusal(operator, outcome.refusal, shown.season);
  if (outcome.kind === 'repeat') return sayWhen(operator, outcome.standing, deed);
  operator.terminal.say(`Done: ${id} is ${deed.done}.`);
  return exitCode.ok;
}

/** Says since when the offer has been what the deed would make it. */
async function sayWhen(
  { store, terminal }: Operator,
  { season, offer }: About,
  { events, done, without }: Deed,
): Promise<ExitCode> {
  const records = await readRecords(store, season.id, offer.id);
  const record = records.findLast(({ event }) => events.includes(event));
  if (!record && without) {
    terminal.say(
      `${offer.applicant.name} (${offer.id}): ${without}. Nothing was changed, and nothing was sent.`,
    );
    return exitCode.ok;
  }
  const clocks = { program: season.program.zone, reader: season.program.zone };
  const who = record?.who.kind === 'program' ? record.who.name : `the ${record?.who.kind ?? 'program'}`;
  const when = formatInstant(record?.at ?? offer.changedAt, clocks);
  terminal.say(
    `${offer.applicant.name} (${offer.id}) was ${done} already, on ${when}, by ${who}. Nothing was changed, and nothing was sent.`,
  );
  return exitCode.ok;
}
