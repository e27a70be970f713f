import type { Reviewer } from '#domain/applications/application.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Request } from '#functions/http/request.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import type { SignedIn } from './signed-in.ts';

/** The context of a decision that a coordinator makes by a form: the record names the address that is signed in. */
export function coordinatorContext(
  { now }: Pick<Request, 'now'>,
  { address }: Pick<SignedIn, 'address'>,
): DecisionContext & { readonly who: Reviewer } {
  const who: Reviewer = { kind: 'program', name: address };
  return { ...decisionContext(who, now), who };
}
