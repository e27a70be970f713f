import type { ScreenedDossier } from '#domain/screening/dossier.ts';
import { FEWEST_SHOWN } from './audit.ts';
import { BOTTOM_LINE } from './audit-screening.ts';
import type { Grouping } from './groupings.ts';

type Screened = Pick<ScreenedDossier, 'application' | 'verdicts' | 'side'>;

/**
 * Whether the figures before and after a change of the rules may stand beside each other. People who turn at a stage are named to a
 * coordinator, so the difference would tell of them what they answered: not if they are few of a group, or all of one.
 */
export function isComparable(
  before: readonly Screened[],
  after: readonly Screened[],
  { groupOf }: Grouping,
  stage: string,
): boolean {
  const turned = new Map<string, number>();
  for (const [index, was] of before.entries()) {
    const is = after[index];
    if (!is || resultAt(was, stage) === resultAt(is, stage)) continue;
    const group = groupOf(was.application);
    turned.set(group, (turned.get(group) ?? 0) + 1);
  }
  if (turned.size === 0) return true;
  return turned.size > 1 && [...turned.values()].every((count) => count >= FEWEST_SHOWN);
}

/** Whether the person counts at the stage, and passes it. */
function resultAt({ verdicts, side }: Screened, stage: string): 'pass' | 'fail' | undefined {
  if (stage === BOTTOM_LINE) return side === 'fails' ? 'fail' : 'pass';
  const outcome = verdicts.find(({ rule }) => rule === stage)?.outcome;
  return outcome === 'pass' || outcome === 'fail' ? outcome : undefined;
}
