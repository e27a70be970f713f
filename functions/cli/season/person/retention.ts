import { latestOffers } from '#domain/offers/offer.ts';
import { byName } from '#domain/roster/roster.ts';
import { retentionEndsAt } from '#domain/season/retention.ts';
import type { Operator } from '#functions/cli/operator.ts';
import { knownSeason } from '#functions/cli/season/known-offer.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { readApplicationIds } from '#functions/store/items/erasure/removals.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { isolated } from '#functions/wording/one-line.ts';

/** `retention`: shows who will be erased by the season file's `retention`, and when. It erases nobody. */
export async function retentionCommand(operator: Operator, id: string): Promise<ExitCode> {
  const season = await knownSeason(operator, id);
  if (!season) return exitCode.refused;
  const { say } = operator.terminal;
  const people = [...latestOffers(await readOffers(operator.store, id)).values()];
  const kept = people.filter(({ erasedAt }) => erasedAt === undefined).sort(byName);
  const endsAt = retentionEndsAt(season);
  const { zone } = season.program;
  const applications = (await readApplicationIds(operator.store, id)).length;
  say(
    `Erased already: ${people.length - kept.length}. Still on file: ${kept.length}. Imported applications: ${applications}.`,
  );
  if (!endsAt || !season.retention)
    say(
      'The season file has no `retention`: nobody is erased unless you do it. To add it: see seasons/template.yaml.',
    );
  else {
    const when = formatInstant(endsAt, { program: zone, reader: zone });
    if (applications > 0) say('All imported applications and the ids in lists of facts go at the same time.');
    const verb = endsAt <= operator.now() ? 'are being erased since' : 'will be erased on';
    say(`${season.retention.months} months after the last interview day these ${verb} ${when}:`);
    for (const { applicant, id: offer, state } of kept)
      say(`  ${isolated(applicant.name)}, id ${applicant.id} (${offer}, ${state})`);
  }
  return exitCode.ok;
}
