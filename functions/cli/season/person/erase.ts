import { findOffer } from '#domain/offers/find-offer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { erase } from '#domain/people/erase.ts';
import { seatName } from '#domain/seats/seat.ts';
import { type Operator, operatorContext, printRefusal } from '#functions/cli/operator.ts';
import { isConfirmed } from '#functions/cli/season/confirm.ts';
import { knownOffer, knownSeason } from '#functions/cli/season/known-offer.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { erasePeople, eraseWhatIsLeft, loadPeople, loadRemains } from '#functions/erasure/erase-people.ts';
import { erasurePreview } from '#functions/erasure/erasure-preview.ts';
import { finishErasure } from '#functions/erasure/finish-erasure.ts';
import { readErasures } from '#functions/store/items/erasures.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { formatInstant } from '#functions/wording/clocks.ts';

type EraseOptions = { readonly yes: boolean; readonly reason?: string };

/**
 * `erase PERSON`: shows what identifies a person and what stays, asks, and erases the person, by an offer or, without
 * one, by the AAMC ID. Repeated after a stop, it goes on where it ended. Of an offer that was removed by hand it erases what
 * is left.
 */
export async function eraseCommand(
  operator: Operator,
  season: string,
  word: string,
  options: EraseOptions,
): Promise<ExitCode> {
  if (!(await knownSeason(operator, season))) return exitCode.refused;
  const isResumed = await finishOthers(operator, season);
  const found = findOffer(await readOffers(operator.store, season), word);
  if (found.kind === 'found')
    return found.offer.erasedAt
      ? sayWhenErased(operator, found.offer)
      : erasePerson(operator, season, found.offer.applicant.id, options);
  if (found.kind === 'unknown') {
    if (await isStored(operator, season, word)) return erasePerson(operator, season, word, options);
    const remains = await loadRemains(operator.store, { season, id: word });
    if (remains.seats.length + remains.histories.length > 0)
      return eraseLeft(operator, { season, id: word }, remains.seats.map(seatName), options);
    if (isResumed) return exitCode.ok;
  }
  await knownOffer(operator, season, word);
  return exitCode.refused;
}

/** Goes on with erasures that were cut short. Returns whether there were any. */
async function finishOthers({ store, now, terminal }: Operator, season: string): Promise<boolean> {
  const cutShort = await readErasures(store, season);
  for (const { id } of cutShort) await finishErasure(store, { season, id }, now());
  if (cutShort.length > 0) terminal.say('An erasure that was cut short is finished now.');
  return cutShort.length > 0;
}

async function erasePerson(
  operator: Operator,
  season: string,
  person: string,
  options: EraseOptions,
): Promise<ExitCode> {
  const { store, terminal } = operator;
  const standing = await loadPeople(store, season, [person]);
  const { zone } = standing.season.program;
  const verdict = erase(standing, operatorContext(operator), options.reason);
  if (verdict.kind === 'refusal') return printRefusal(operator, verdict.refusal, zone);
  for (const line of await erasurePreview(store, standing)) terminal.say(line);
  terminal.say('To keep a copy for the person: `export` with the same word, and `--out FILE`.');
  if (!(await isConfirmed(operator, options))) return exitCode.refused;
  const context = operatorContext(operator);
  const done = await erasePeople(store, season, [person], context, options.reason);
  if (done.kind === 'refusal') return printRefusal(operator, done.refusal, zone);
  terminal.say('Done: the person is erased.');
  return exitCode.ok;
}

/** Whether the id has an application, or is on a list of facts. */
async function isStored({ store }: Operator, season: string, id: string): Promise<boolean> {
  const { applications, listed } = await loadPeople(store, season, [id]);
  return applications.length + listed.length > 0;
}

async function eraseLeft(
  operator: Operator,
  name: { readonly season: string; readonly id: string },
  seats: readonly string[],
  options: EraseOptions,
): Promise<ExitCode> {
  const { store, terminal } = operator;
  terminal.say(`The offer ${name.id} was removed from the table by hand. What is left of it:`);
  terminal.say(`  Seats that it holds, which are released: ${seats.join(', ') || 'none'}`);
  terminal.say('  Its history, which stays without name, address and reasons.');
  if (!(await isConfirmed(operator, options))) return exitCode.refused;
  const done = await eraseWhatIsLeft(store, name, operatorContext(operator));
  if (done.kind === 'refusal') return printRefusal(operator, done.refusal, 'UTC');
  terminal.say('Done: what was left is erased, and the seats are free.');
  return exitCode.ok;
}

async function sayWhenErased({ store, terminal }: Operator, offer: Offer): Promise<ExitCode> {
  const records = await readRecords(store, offer.season, offer.id);
  const record = records.findLast(({ event }) => event === 'erased');
  const who = record?.who.kind === 'program' ? record.who.name : 'the season’s retention';
  const when = formatInstant(offer.erasedAt ?? offer.changedAt, { program: 'UTC', reader: 'UTC' });
  terminal.say(`${offer.id} was erased already, on ${when}, by ${who}. Nothing was changed.`);
  return exitCode.ok;
}
