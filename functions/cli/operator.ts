import type { Refusal } from '#domain/contract.ts';
import type { Instant } from '#domain/values/time.ts';
import { tellProblem } from '#functions/problems/problems.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import type { Store } from '#functions/store/client.ts';
import { type Ending, ended, type Terminal } from './terminal.ts';

/** Who gives a command, by what clock, to which store, and where they read the answer. */
export type Operator = {
  readonly store: Store;
  readonly name: string;
  readonly now: () => Instant;
  readonly terminal: Terminal;
};

/** A moment of the operator's: what they do is on record under their name. */
export function operatorContext({ name, now }: Operator) {
  return decisionContext({ kind: 'program', name }, now());
}

/** Tells the operator why something was not done, times by the clocks of `zone`. */
export function refused({ terminal }: Operator, refusal: Refusal, zone: string): Ending {
  const { title, detail, next } = tellProblem(refusal, { program: zone, reader: zone });
  terminal.complain(`${title}.\n${detail}\n${next}`);
  return ended.refused;
}

/** Tells the operator that something is not as the command needs it. */
export function complained({ terminal }: Operator, line: string): Ending {
  terminal.complain(line);
  return ended.refused;
}
