import type { Refusal } from '#domain/contract.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { tellOperator } from '#functions/problems/problems.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { trackNamesOf, withTrackNames } from '#functions/season/track-names.ts';
import type { Store } from '#functions/store/client.ts';
import { type ExitCode, exitCode, type Terminal } from './terminal.ts';

/**
 * The person who runs a command, with their clock, the store they work on, and the terminal that shows the result.
 */
export type Operator = {
  readonly store: Store;
  readonly name: string;
  readonly now: () => Instant;
  readonly terminal: Terminal;
};

/** The context of the operator's next decision, which is recorded under their name. */
export function operatorContext({ name, now }: Pick<Operator, 'name' | 'now'>): DecisionContext {
  return decisionContext({ kind: 'program', name }, now());
}

/**
 * Prints a refusal with its reason and next step; times are in the zone of the season, and its tracks called by their names. Of a
 * refusal that names no track the zone is enough. Returns the exit code.
 */
export function printRefusal(
  { terminal }: Operator,
  refusal: Refusal,
  season: Pick<Season, 'program' | 'tracks'> | string,
): ExitCode {
  const zone = typeof season === 'string' ? season : season.program.zone;
  const named = typeof season === 'string' ? refusal : withTrackNames(refusal, trackNamesOf(season));
  const { title, detail, next } = tellOperator(named, { program: zone, reader: zone });
  terminal.complain(`${title}.\n${detail}\n${next}`);
  return exitCode.refused;
}

/** Prints why the command cannot continue. Returns the exit code. */
export function printProblem({ terminal }: Operator, line: string): ExitCode {
  terminal.complain(line);
  return exitCode.refused;
}
