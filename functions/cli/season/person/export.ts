import { writeFile } from 'node:fs/promises';
import { findOffer } from '#domain/offers/find-offer.ts';
import type { ErasureStanding } from '#domain/people/erase.ts';
import type { Operator } from '#functions/cli/operator.ts';
import { knownOffer, knownSeason } from '#functions/cli/season/known-offer.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { loadPeople } from '#functions/erasure/erase-people.ts';
import { exportPerson } from '#functions/erasure/export-person.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { counted } from '#functions/wording/counted.ts';

/** `export PERSON`: prints everything that is stored about one person as JSON, or writes it to a file. */
export async function exportCommand(
  operator: Operator,
  season: string,
  word: string,
  out: string | undefined,
): Promise<ExitCode> {
  const person = (await knownSeason(operator, season)) && (await knownPerson(operator, season, word));
  if (!person) return exitCode.refused;
  const { store, terminal, now } = operator;
  const text = await exportPerson(store, person, now());
  if (out === undefined) terminal.write(text);
  else {
    await writeFile(out, text, { mode: 0o600 });
    const { offers, histories, applications } = person;
    const parts = [
      counted(applications.length, 'application'),
      counted(offers.length, 'invitation'),
      `${counted(histories.length, 'change')} of them`,
    ];
    terminal.say(`Written to ${out}: ${parts.join(', ')}.`);
  }
  return exitCode.ok;
}

/** By an offer, or by an AAMC ID of which an application or a list of facts is known. */
async function knownPerson(
  operator: Operator,
  season: string,
  word: string,
): Promise<ErasureStanding | undefined> {
  const { store } = operator;
  const found = findOffer(await readOffers(store, season), word);
  if (found.kind === 'found') return loadPeople(store, season, [found.offer.applicant.id]);
  const person = await loadPeople(store, season, [word]);
  if (found.kind === 'unknown' && person.applications.length + person.listed.length > 0) return person;
  await knownOffer(operator, season, word);
  return undefined;
}
