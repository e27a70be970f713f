import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import type { ReviewedApplication } from '#functions/review/load-review.ts';

/** What the page of a person is drawn from. */
export type PersonModel = {
  readonly coordinator: SignedIn;
  readonly season: Season;
  readonly reviewed: ReviewedApplication;
  readonly now: Instant;
  /** What was typed into a form that was refused: nobody types it twice. */
  readonly typed?: URLSearchParams | undefined;
};

/** The address of a person's page. */
export function personPath(id: string): string {
  return `/desk/person/${encodeURIComponent(id)}`;
}

/** The name of a rule, or its id where the season does not know it anymore. */
export function ruleNameIn({ screening }: Season, id: string): string {
  return screening?.rules.find((rule) => rule.id === id)?.name ?? id;
}
