import type { Application, Decided, Review, Reviewer } from '#domain/applications/application.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import type { TrackId } from '#domain/season/season.ts';
import { decided, reopened } from './decide.ts';
import { entered, takenBack } from './enter-verdict.ts';
import type { ReviewRefusal } from './refusal.ts';
import type { Bulk, ReviewChange } from './review-record.ts';
import { type ReviewStanding, reviewOf } from './review-standing.ts';
import { type ReviewStep, recorded } from './review-step.ts';
import { undone } from './undo.ts';
import { returned, withdrawn } from './withdraw-track.ts';

/** What a person asks for, of one application. */
export type ReviewDeed =
  | { readonly action: 'enter-verdict'; readonly rule: string; readonly outcome: 'pass' | 'fail' }
  | { readonly action: 'take-verdict-back'; readonly rule: string }
  | { readonly action: 'withdraw-track'; readonly track: TrackId }
  | { readonly action: 'return-track'; readonly track: TrackId }
  /** `tracks`: those of an invitation; `considered` stands for all that the application is considered for. */
  | {
      readonly action: 'decide';
      readonly to: Decided['to'];
      readonly tracks: readonly TrackId[] | 'considered';
    }
  | { readonly action: 'reopen' }
  | { readonly action: 'undo' };

export type ReviewRequest = ReviewDeed & {
  /** The version that the person was shown. */
  readonly version: number;
  readonly reason: string;
  readonly bulk?: Bulk;
};

export type ReviewVerdict =
  | Decision<Application, ReviewChange>
  | Repeat<Application>
  | Refused<ReviewRefusal>;

/**
 * Enters or decides what a person asks for, on the version that the person was shown: one change of the application with
 * a record that says who, why, and what the rules said. A request that was granted before is repeated without effect.
 */
export function review(
  standing: ReviewStanding,
  request: ReviewRequest,
  context: DecisionContext & { readonly who: Reviewer },
): ReviewVerdict {
  const { application, records } = standing;
  const step = stepOf(standing, request, context);
  if (step.kind === 'so-already') return repeat(application);
  if (request.action !== 'undo' && request.reason.trim() === '') return refuse({ kind: 'why-needed' });
  if (request.version !== application.version) {
    const since = records.filter(({ version }) => version > request.version);
    return refuse({
      kind: 'application-changed',
      since: since.map(({ event, at, who }) => ({ event, at, who })),
    });
  }
  if (step.kind === 'refused') return refuse(step.refusal);
  const [after, changes] = recorded(standing, request, step, context);
  return decision(after, changes);
}

function stepOf(
  standing: ReviewStanding,
  request: ReviewRequest,
  context: DecisionContext & { readonly who: Reviewer },
): ReviewStep {
  const current: Review = reviewOf(standing.application);
  const hand = { reason: request.reason.trim(), who: context.who, at: context.now };
  switch (request.action) {
    case 'enter-verdict':
      return entered(standing, current, { rule: request.rule, outcome: request.outcome, ...hand });
    case 'take-verdict-back':
      return takenBack(current, request.rule);
    case 'withdraw-track':
      return withdrawn(standing, current, { track: request.track, ...hand });
    case 'return-track':
      return returned(current, request.track);
    case 'decide':
      return decided(standing, current, { to: request.to, tracks: request.tracks, ...hand });
    case 'reopen':
      return reopened(standing, current);
    case 'undo':
      return undone(standing, request.version, context.now);
  }
}
