import { decision, unchanged } from '#domain/decisions/decision.ts';
import { type Operator, printRefusal } from '#functions/cli/operator.ts';
import { knownSeason } from '#functions/cli/season/known-offer.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { attempt } from '#functions/store/attempt.ts';
import { readErased } from '#functions/store/items/erasure/tombstones.ts';
import { readNames } from '#functions/store/items/erasures.ts';

/** `readmit AAMCID`: lets the next import bring a person back who was erased. It restores nothing by itself. */
export async function readmitCommand(operator: Operator, id: string, person: string): Promise<ExitCode> {
  const season = await knownSeason(operator, id);
  if (!season) return exitCode.refused;
  const { store, terminal } = operator;
  const { verdict } = await attempt(
    store,
    id,
    async () => {
      const names = await readNames(store, id);
      return { names, isErased: (await readErased(store, id, [person])).has(person) };
    },
    ({ names, isErased }) =>
      isErased
        ? decision(person, [
            { kind: 'remove-tombstone', person },
            { kind: 'raise-names', from: names },
          ])
        : unchanged,
  );
  if (verdict.kind === 'refusal') return printRefusal(operator, verdict.refusal, season);
  terminal.say(
    verdict.kind === 'decision'
      ? `The next import may bring ${person} back. What was erased stays erased.`
      : `Nobody with the id ${person} was erased from this season: nothing to do.`,
  );
  return exitCode.ok;
}
