import { minuteOfDay, minutesOf } from '#domain/agenda/slots.ts';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { InterviewerList } from '#domain/interviewers/stored-interviewer.ts';
import { interviewBlock, nearFrom } from '#domain/itineraries/parts-of-day.ts';
import { placeTold } from '#domain/offers/day-changes.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type AppliedFile, isOfParty, isSamePlace, placeIn } from '#domain/offers/replaced.ts';
import { interviewsHeldBy } from '#domain/planned-days/interviewer-day.ts';
import type {
  InterviewPlace,
  PlaceNews,
  PlanInterviewer,
  PlannedDay,
} from '#domain/planned-days/planned-day.ts';
import type { Season } from '#domain/season/season.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import type { Instant, WallTime } from '#domain/values/time.ts';

/** A file that was applied, and when. */
export type FileInTime = AppliedFile & { readonly at: Instant };

/** A published day, the season as it is applied, and the files that made it so, oldest first. */
export type PlaceStanding = {
  readonly season: Season;
  readonly planned: PlannedDay;
  readonly offers: readonly Offer[];
  readonly crew: Pick<InterviewerList, 'interviewers' | 'removed'>;
  readonly files: readonly FileInTime[];
};

/** An interviewer who has yet to be told where they interview. */
export type InterviewerToTell = PlaceNews & { readonly interviewer: PlanInterviewer };

/**
 * Returns the interviewers of a published day who know their interviews at another place than the season holds them, or have seen
 * another link to join: as far as these interviews are ahead at `now`, and their applicants are expected.
 */
export function interviewersToTell(standing: PlaceStanding, now: Instant): readonly InterviewerToTell[] {
  const { season, planned } = standing;
  const since = filesSince(standing);
  if (since.length === 0) return [];
  const begins = (minute: number) => minuteOfDay(planned.on, minute, season.program.zone);
  return (planned.published?.interviewers ?? []).flatMap((interviewer): InterviewerToTell[] => {
    const own = interviewsHeldBy(interviewer.id, standing).filter(({ to }) => begins(to) > now);
    const moved = own.flatMap((each) => movedInterview(standing, since, each) ?? []);
    const first = own[0];
    const isShown = first !== undefined && now >= nearFrom(begins(first.from));
    const stays = own.filter(({ from }) => !moved.some((each) => each.from === from));
    const hasNewLink = isShown && stays.some((each) => hasOtherLink(standing, since, each));
    if (moved.length === 0 && !hasNewLink) return [];
    return [{ interviewer, moved, ...(hasNewLink ? { link: true as const } : {}) }];
  });
}

function filesSince({ planned: { published }, files }: PlaceStanding): readonly FileInTime[] {
  if (!published) return [];
  const { seasonVersion, at } = published;
  return files.filter((file) => (seasonVersion === undefined ? file.at > at : file.version > seasonVersion));
}

function movedInterview(
  standing: PlaceStanding,
  since: readonly FileInTime[],
  interview: Interview,
): PlaceNews['moved'][number] | undefined {
  const { season, planned } = standing;
  const { offer, seat } = guestOf(standing, interview);
  if (!offer || !seat) return undefined;
  const room = interviewBlock(season, offer, planned.on, interview.from)?.place;
  const told = since
    .flatMap(({ replaced }) => replaced?.rooms ?? [])
    .find((each) => isOfParty(offer, seat, each) && isWithin(each, interview));
  const was: InterviewPlace = {
    visit: placeTold(offer, seat, season, since),
    room: told ? told.place : room,
  };
  const is: InterviewPlace = { visit: placeIn(season, offer.seatedAs, seat.on), room };
  return isSamePlace(was.visit, is.visit) && was.room === is.room
    ? undefined
    : { from: interview.from, was: stated(was), now: stated(is) };
}

function hasOtherLink(standing: PlaceStanding, since: readonly FileInTime[], interview: Interview): boolean {
  const { offer, seat } = guestOf(standing, interview);
  return since
    .flatMap(({ replaced }) => replaced?.links ?? [])
    .some((each) => offer && seat && isOfParty(offer, seat, each) && isWithin(each, interview));
}

function guestOf({ planned, offers }: PlaceStanding, { guest }: Interview) {
  const offer = offers.find(({ id }) => id === guest);
  const seat: SeatKey | undefined = offer?.booking?.seats.find(({ on }) => on === planned.on);
  return { offer, seat };
}

/** Whether an interview is in that part of the agenda; what is of no part is of the whole day. */
function isWithin(
  { at, until }: { readonly at?: WallTime; readonly until?: WallTime },
  { from }: Interview,
): boolean {
  return (at === undefined || minutesOf(at) <= from) && (until === undefined || from < minutesOf(until));
}

function stated({ visit, room }: InterviewPlace): InterviewPlace {
  return { ...(visit ? { visit } : {}), ...(room === undefined ? {} : { room }) };
}
