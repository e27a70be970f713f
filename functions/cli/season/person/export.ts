import { writeFile } from 'node:fs/promises';
import type { Operator } from '#functions/cli/operator.ts';
import { knownOffer, knownSeason } from '#functions/cli/season/known-offer.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { loadPeople } from '#functions/erasure/erase-people.ts';
import { exportPerson } from '#functions/erasure/export-person.ts';

/** `export OFFER`: prints everything that is stored about one person as JSON, or writes it to a file. */
export async function exportCommand(
  operator: Operator,
  season: string,
  word: string,
  out: string | undefined,
): Promise<ExitCode> {
  const known = (await knownSeason(operator, season)) && (await knownOffer(operator, season, word));
  if (!known) return exitCode.refused;
  const { store, terminal, now } = operator;
  const person = await loadPeople(store, season, [known.offer.applicant.id]);
  const text = await exportPerson(store, person, now());
  if (out === undefined) terminal.say(text.trimEnd());
  else {
    await writeFile(out, text, { mode: 0o600 });
    terminal.say(
      `Written to ${out}. Invitations: ${person.offers.length}; changes: ${person.histories.length}.`,
    );
  }
  return exitCode.ok;
}
