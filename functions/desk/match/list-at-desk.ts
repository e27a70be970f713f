import type { MatchListStanding } from '#domain/match-lists/change-match-list.ts';
import type { DeskProblem } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';

/** What the page of a list is drawn from; after a refusal with why, and what was typed. */
export type ListAtDesk = {
  readonly coordinator: SignedIn;
  readonly standing: MatchListStanding;
  readonly problem?: DeskProblem | undefined;
  readonly typed?: URLSearchParams | undefined;
  readonly isSaved?: boolean;
};
