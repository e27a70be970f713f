import type { Application, TrackWithdrawal } from '#domain/applications/application.ts';
import type { KnownFact } from '#domain/facts/fact-list.ts';
import type { Season, Track, TrackId } from '#domain/season/season.ts';
import { nameKey } from '#domain/values/name-key.ts';
import { dayIn } from '#domain/values/time.ts';
import { erasDifferences } from './eras-differences.ts';
import { type TracksTicked, tracksTicked } from './tracks-ticked.ts';

export type TrackReason = { readonly track: TrackId; readonly reason: string };

/** The tracks that an application is considered for, out of those ticked, and why. */
export type TrackRoute = {
  readonly considered: readonly TrackReason[];
  readonly notConsidered: readonly TrackReason[];
  /** What a person has to find out or decide; absent if nothing. */
  readonly needsPerson?: string;
  /** Where ERAS says something else. */
  readonly differences: readonly string[];
};

export type KnownFacts = ReadonlyMap<string, KnownFact>;

/**
 * Routes an application: everything that was ticked and not withdrawn is considered, unless a track that is considered
 * alone is among it. Then it is that one; of two such tracks none is chosen, and a person has to ask.
 */
export function route(
  season: Pick<Season, 'tracks' | 'program'>,
  { values, ticks }: Pick<Application, 'values' | 'ticks'>,
  facts: KnownFacts,
  withdrawn: readonly TrackWithdrawal[],
): TrackRoute {
  const ticked = tracksTicked(season, ticks);
  const gaveUp = new Map(withdrawn.map((each) => [each.track, each]));
  const left = ticked.tracks.filter(({ id }) => !gaveUp.has(id));
  const alone = left.filter((track) => track.alone);
  const chosen = alone.length > 1 ? [] : alone.length === 1 ? alone : left;
  const questions = [
    ...questionsOfTicks(ticked, alone),
    ...chosen.flatMap((track) => questionsOfFact(track, facts)),
  ];
  return {
    considered: chosen.map(({ id, alone }) => ({ track: id, reason: alone ? TICKED_ALONE : TICKED })),
    notConsidered: ticked.tracks
      .filter((track) => !chosen.includes(track))
      .map((track) => ({
        track: track.id,
        reason: whyNot(season, track, alone, gaveUp.get(track.id)),
      })),
    ...(questions.length > 0 ? { needsPerson: questions.join(' ') } : {}),
    differences: erasDifferences(season, values, chosen),
  };
}

const TICKED = 'ticked in ERAS';
const TICKED_ALONE = 'ticked in ERAS, and considered alone';

function whyNot(
  { program }: Pick<Season, 'program'>,
  track: Track,
  alone: readonly Track[],
  withdrawn: TrackWithdrawal | undefined,
): string {
  if (withdrawn) return `withdrawn on ${dayIn(program.zone, withdrawn.at)}: ${withdrawn.reason}`;
  const others = alone.filter((each) => each !== track);
  const named = others.map(({ name }) => name).join(' and ');
  if (track.alone) return `waits for a person, because ${named} was ticked too and each is considered alone`;
  return `${named} was ticked, which is considered alone`;
}

function questionsOfTicks({ tracks, unclear }: TracksTicked, alone: readonly Track[]): readonly string[] {
  const names = alone.map(({ name }) => name).join(' and ');
  return [
    ...(alone.length > 1
      ? [
          `${names} are ticked, and each is considered alone: ask the applicant which one counts, and withdraw the other.`,
        ]
      : []),
    ...unclear.map(({ text, tracks: meant }) => {
      const choices = meant.map(({ name }) => name).join(' or ');
      return `The tick “${text}” can mean ${choices}: give these tracks their \`erasName\` in the season file.`;
    }),
    ...(tracks.length + unclear.length === 0 ? ['No track of this season is ticked.'] : []),
  ];
}

function questionsOfFact({ name, needsFact }: Track, facts: KnownFacts): readonly string[] {
  if (needsFact === undefined) return [];
  const known = facts.get(nameKey(needsFact));
  if (known?.isTrue) return [];
  const stand = known ? `list of ${known.list.drawnOn} says that it is not so` : 'no list says it';
  return [`${name} needs “${needsFact}”, and ${known ? `the ${stand}` : stand}: ask before inviting.`];
}
