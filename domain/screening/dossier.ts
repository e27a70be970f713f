import type { Application, EnteredVerdict, TrackWithdrawal } from '#domain/applications/application.ts';
import type { KnownFacts } from '#domain/routing/route.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { type Circumstances, screen } from './screen.ts';
import type { RuleVerdict } from './verdict.ts';

/** All that is known of one application: what ERAS says, what lists say, and what people entered. */
export type Dossier = {
  readonly application: Application;
  readonly facts: KnownFacts;
  readonly entered: readonly EnteredVerdict[];
  readonly withdrawn: readonly TrackWithdrawal[];
  /** When an import last changed the application, where that was looked up. */
  readonly importedAt?: Instant;
};

/** Where an application stands: a rule fails, none fails but something is missing or to be judged, or all pass. */
export const sides = ['fails', 'open', 'passes'] as const;
export type Side = (typeof sides)[number];

export type ScreenedDossier = Dossier & { readonly verdicts: readonly RuleVerdict[]; readonly side: Side };

/** What the season's rules say of everybody at `now`. */
export function screenAll(
  season: Season,
  dossiers: readonly Dossier[],
  now: Instant | undefined,
): readonly ScreenedDossier[] {
  return dossiers.map((dossier) => {
    const { application, facts, entered, withdrawn, importedAt } = dossier;
    const circumstances: Circumstances = { withdrawn, now, importedAt };
    const verdicts = screen(season, application, facts, entered, circumstances);
    return { ...dossier, verdicts, side: sideOf(verdicts) };
  });
}

export function sideOf(verdicts: readonly RuleVerdict[]): Side {
  if (verdicts.some(({ outcome }) => outcome === 'fail')) return 'fails';
  return verdicts.every(({ outcome }) => outcome === 'pass') ? 'passes' : 'open';
}
