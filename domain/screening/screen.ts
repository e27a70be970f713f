import type { Application, EnteredVerdict, TrackWithdrawal } from '#domain/applications/application.ts';
import { memoizeByObject } from '#domain/memoize.ts';
import type { KnownFacts } from '#domain/routing/route.ts';
import { tracksTicked } from '#domain/routing/tracks-ticked.ts';
import type { Season, Track, TrackId } from '#domain/season/season.ts';
import { type CalendarDay, dayIn, type Instant } from '#domain/values/time.ts';
import { type Applies, appliesToSchool, appliesToVisa, isOfOtherDegree } from './applies.ts';
import { type CompiledRule, rulesOf } from './compile-rules.ts';
import { lastEntered } from './entered.ts';
import { type RuleVerdict, withEntered } from './verdict.ts';

/** What else bears on the verdicts: tracks that were given up, and the time of asking. */
export type Circumstances = {
  readonly withdrawn?: readonly TrackWithdrawal[];
  readonly now?: Instant | undefined;
  /** When an import last changed the application, where that was looked up. */
  readonly importedAt?: Instant | undefined;
};

type Screened = Pick<Application, 'values' | 'ticks' | 'changedAt' | 'review'>;

/**
 * What each rule says of the application, in the order of the season file. A rule that does not apply to it says nothing.
 * Without a `now`, a requirement with a last day counts as open. Verdicts are derived each time and never stored, except
 * with a decision.
 */
export function screen(
  season: Season,
  application: Screened,
  facts: KnownFacts,
  entered: readonly EnteredVerdict[],
  { withdrawn = [], now, importedAt }: Circumstances = {},
): readonly RuleVerdict[] {
  const { zone } = season.program;
  const tracks = possibleTracks(season, application, withdrawn);
  const seen = { application, facts, today: now && dayIn(zone, now) };
  const statedAt = importedAt ?? (application.review ? undefined : application.changedAt);
  const on = statedAt && dayIn(zone, statedAt);
  const verdicts: RuleVerdict[] = [];
  for (const rule of rulesOf(season)) {
    const applies = appliesTo(rule, application, tracks);
    if (applies === false) continue;
    const found = applies === true ? rule.look(seen) : unknown(applies.unknown);
    verdicts.push(withEntered(verdictOf(rule, found, on), lastEntered(entered, rule.spec.id)));
  }
  return verdicts;
}

/** The tracks that the application is considered for, or may be once a person has decided. */
function possibleTracks(
  season: Season,
  { ticks }: Screened,
  withdrawn: readonly TrackWithdrawal[],
): ReadonlySet<TrackId> {
  const { tracks } = tracksTicked(season, ticks);
  if (withdrawn.length === 0) return possibleOf(tracks);
  return possibleOf(tracks.filter(({ id }) => !withdrawn.some(({ track }) => track === id)));
}

/** Memoized, because thousands of people tick the same tracks. */
const possibleOf = memoizeByObject((tracks: readonly Track[]): ReadonlySet<TrackId> => {
  const alone = tracks.filter((track) => track.alone);
  return new Set((alone.length > 0 ? alone : tracks).map(({ id }) => id));
});

function appliesTo({ spec }: CompiledRule, { values }: Screened, tracks: ReadonlySet<TrackId>): Applies {
  if (spec.tracks && !spec.tracks.some((track) => tracks.has(track))) return false;
  if (isOfOtherDegree(spec, values)) return false;
  const bySchool = appliesToSchool(spec, values);
  const byVisa = appliesToVisa(spec, values);
  return byVisa === false || bySchool === true ? byVisa : bySchool;
}

function unknown(what: string): ReturnType<CompiledRule['look']> {
  return { outcome: 'missing', seen: `not known ${what}` };
}

/** Where a rule asks for a “no” and nothing is known, the applicant has nothing to bring: the program has to find out. */
function canActOn({ is = [] }: CompiledRule['spec'], { outcome }: ReturnType<CompiledRule['look']>): boolean {
  return outcome === 'fail' || !is.includes('no');
}

function verdictOf(
  { spec, by, source }: CompiledRule,
  found: ReturnType<CompiledRule['look']>,
  statedOn: CalendarDay | undefined,
): RuleVerdict {
  const isOpen = found.outcome === 'fail' || found.outcome === 'missing';
  const on = found.on ?? (spec.field ? statedOn : undefined);
  const verdict: { -readonly [K in keyof RuleVerdict]: RuleVerdict[K] } = {
    rule: spec.id,
    outcome: found.outcome,
    seen: found.seen,
    source: found.source ?? source,
  };
  if (on !== undefined) verdict.on = on;
  if (by !== undefined) verdict.by = by;
  if (isOpen && spec.toDo !== undefined && canActOn(spec, found)) verdict.toDo = spec.toDo;
  return verdict;
}
