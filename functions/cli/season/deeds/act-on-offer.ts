import type { Standing } from '#domain/booking/standing.ts';
import { refuse } from '#domain/decisions/decision.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { type Operator, operatorContext, printProblem, printRefusal } from '#functions/cli/operator.ts';
import { isConfirmed } from '#functions/cli/season/confirm.ts';
import { knownOffer, knownSeason } from '#functions/cli/season/known-offer.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { attempt } from '#functions/store/attempt.ts';
import { readRecords } from '#functions/store/items/records.ts';
import type { OfferName } from '#functions/store/keys.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { isAsShown } from './choice-argument.ts';
import type { Deed, NoDeed } from './deed.ts';
import { previewOf } from './preview.ts';

export type ActOptions = { readonly yes: boolean; readonly preview: boolean };

/**
 * Shows whom a deed concerns, what becomes of the offer and which mail goes out; asks; and carries it out, unless the
 * offer has changed since it was shown. What is so already is said, with its time, and sends nothing.
 */
export async function actOnOffer(
  operator: Operator,
  name: OfferName,
  deedFor: (standing: Standing) => Deed | NoDeed,
  options: ActOptions,
): Promise<ExitCode> {
  const shown = await standingFor(operator, name);
  if (!shown) return exitCode.refused;
  const deed = deedFor(shown);
  if ('problem' in deed) return printProblem(operator, `${deed.problem} Nothing was changed.`);
  const { season, offer } = shown;
  const verdict = deed.decide(shown, operatorContext(operator));
  if (verdict.kind === 'refusal') return printRefusal(operator, verdict.refusal, season.program.zone);
  if (verdict.kind !== 'decision') return sayWhen(operator, shown, deed);
  for (const line of previewOf(season, offer, verdict.changes, options.preview)) operator.terminal.say(line);
  if (deed.warning) operator.terminal.say(deed.warning);
  return (await isConfirmed(operator, options)) ? carryOut(operator, shown, deed) : exitCode.refused;
}

/** The offer may be named by its id, or by the id or the address of its applicant. */
async function standingFor(operator: Operator, { season, id }: OfferName): Promise<Standing | undefined> {
  if (!(await knownSeason(operator, season))) return undefined;
  const known = await knownOffer(operator, season, id);
  if (known?.offer.erasedAt) printRefusal(operator, { kind: 'offer-erased' }, 'UTC');
  if (!known || known.offer.erasedAt) return undefined;
  return loadStanding(operator.store, { season, id: known.offer.id }, [], true);
}

async function carryOut(operator: Operator, shown: Standing, deed: Deed): Promise<ExitCode> {
  const context = operatorContext(operator);
  const { season, id } = shown.offer;
  const name = { season, id };
  const { verdict, standing } = await attempt(
    operator.store,
    name.season,
    () => loadStanding(operator.store, name, [], true),
    (now) => {
      const decided = deed.decide(now, context);
      return decided.kind === 'decision' && !isAsShown(shown.offer, now.offer)
        ? refuse({ kind: 'changed-meanwhile' })
        : decided;
    },
  );
  if (verdict.kind === 'refusal') return printRefusal(operator, verdict.refusal, shown.season.program.zone);
  if (verdict.kind !== 'decision') return sayWhen(operator, standing, deed);
  operator.terminal.say(`Done: ${name.id} is ${deed.done}.`);
  return exitCode.ok;
}

/** Says since when the offer has been what the deed would make it. */
async function sayWhen(
  { store, terminal }: Operator,
  { season, offer }: Standing,
  { events, done }: Deed,
): Promise<ExitCode> {
  const records = await readRecords(store, season.id, offer.id);
  const record = records.findLast(({ event }) => events.includes(event));
  const clocks = { program: season.program.zone, reader: season.program.zone };
  const who = record?.who.kind === 'program' ? record.who.name : `the ${record?.who.kind ?? 'program'}`;
  const when = formatInstant(record?.at ?? offer.changedAt, clocks);
  terminal.say(
    `${offer.applicant.name} (${offer.id}) was ${done} already, on ${when}, by ${who}. Nothing was changed, and nothing was sent.`,
  );
  return exitCode.ok;
}
