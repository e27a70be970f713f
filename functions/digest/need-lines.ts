import {
  type Asking,
  type Closing,
  countNeeds,
  type InvitationsEnding,
  type Needs,
  type Unreached,
  type Unreleased,
} from '#domain/digest/action-items.ts';
import type { LateChange } from '#domain/digest/late-changes.ts';
import type { Truncated } from '#domain/digest/truncate.ts';
import type { OfferQuery } from '#domain/offer-list/offer-query.ts';
import type { Season } from '#domain/season/season.ts';
import { type MissingAnswer, missingAnswers } from '#domain/statuses/told-status.ts';
import type { Hyperlink } from '#domain/values/message.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { interviewDayPath } from '#functions/desk/interviews/interviews-path.ts';
import { offerListPath } from '#functions/desk/offers/offer-list-path.ts';
import { questionsOfDayPath } from '#functions/desk/questions/questions-path.ts';
import { trackLabel } from '#functions/sheets/cells.ts';
import { lateWords } from '#functions/sheets/late-words.ts';
import { counted } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';
import {
  outdatedWords,
  type PlanNeedWords,
  unplannedWords,
} from '#functions/wording/interviews/plan-need-words.ts';
import { waitingWords } from '#functions/wording/interviews/question-words.ts';
import { oneLine } from '#functions/wording/one-line.ts';
import { type LinkedLine, offerLink } from './desk-links.ts';
import { andMore, personIn, roomIn, startsIn } from './digest-lines.ts';
import { shortTime } from './when.ts';

const elsewhere = ', in the attached file';

/** What needs a coordinator, one line each with the page where it is met, the most urgent first; none if nothing does. */
export function needLines(season: Season, needs: Needs): LinkedLine[] {
  const { late, unreached, unreleased, closing, asking, emptyDays, ending, unanswered } = needs;
  const { outdatedPlans = [], unplannedDays = [], waitingQuestions = [] } = needs;
  return [
    ...linesOf(late, (each) => lateLine(season, each), { where: elsewhere, list: {} }),
    ...outdatedPlans.map((each) => planLine(each.on, outdatedWords(each))),
    ...unplannedDays.map((each) => planLine(each.on, unplannedWords(each))),
    ...waitingQuestions.map((each) => ({
      text: waitingWords(each),
      links: [{ text: 'Read the questions', href: questionsOfDayPath(each.on) }],
    })),
    ...linesOf(unreached, (each) => unreachedLine(season, each), {
      where: elsewhere,
      list: { mail: 'trouble' },
    }),
    ...linesOf(unreleased, (each) => unreleasedLine(season, each), { list: { status: 'unreleased' } }),
    ...linesOf(closing, (each) => closingLine(season, each), {
      where: elsewhere,
      list: { status: 'open', ends: 'soon', sort: 'ends' },
    }),
    ...(asking ? linesOf(asking, (each) => askingLine(season, each), { list: {} }) : []),
    ...(unanswered ? [{ text: unansweredLine(unanswered), links: [whoHasNone] }] : []),
    ...(ending ? [{ text: endingLine(season, ending), links: [stillNeeded] }] : []),
    ...(emptyDays.length > 0
      ? [{ text: `No bookings yet on ${emptyDays.map(shortDay).join('; ')}.`, links: [stillNeeded] }]
      : []),
  ];
}

function planLine(on: CalendarDay, { text, link }: PlanNeedWords): LinkedLine {
  return { text, links: [{ text: link, href: interviewDayPath(on) }] };
}

const whoHasNone: Hyperlink = { text: 'Who, and how to tell them', href: '/desk/closing' };
const stillNeeded: Hyperlink = { text: 'What is still needed', href: '/desk/season#needed' };

/** Each line leads to its offer, and the one that counts the others to the list of all. */
function linesOf<T extends { readonly offer: string }>(
  all: Truncated<T>,
  lineOf: (each: T) => string,
  { where, list }: { readonly where?: string; readonly list: Partial<OfferQuery> },
): LinkedLine[] {
  return andMore(all, lineOf, where).map((text, index) => {
    const each = all.first[index];
    return { text, links: [each ? offerLink(each.offer) : { text: 'List', href: offerListPath(list) }] };
  });
}

/** `3 need you: 1 late change, 2 unanswered`; empty if nothing does. */
export function needsInShort(needs: Needs): string {
  const { late, unreached, unreleased, closing, asking, emptyDays, ending, unanswered } = needs;
  const { outdatedPlans = [], unplannedDays = [], waitingQuestions = [] } = needs;
  const parts: readonly (readonly [number, string])[] = [
    [late.count, late.count === 1 ? 'late change' : 'late changes'],
    [outdatedPlans.length, outdatedPlans.length === 1 ? 'plan to repair' : 'plans to repair'],
    [unplannedDays.length, unplannedDays.length === 1 ? 'day to plan' : 'days to plan'],
    [waitingQuestions.length, `${waitingQuestions.length === 1 ? 'panel' : 'panels'} with waiting questions`],
    [unreached.count, 'not reached by mail'],
    [unreleased.count, 'not released'],
    [closing.count, 'closing soon'],
    [asking?.count ?? 0, 'asking for another track'],
    [unanswered?.count ?? 0, 'without an answer'],
    [emptyDays.length, emptyDays.length === 1 ? 'empty day' : 'empty days'],
  ];
  const named = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const all = [...named, ...(ending ? [`invitations end ${shortDay(ending.until)}`] : [])];
  const count = countNeeds(needs);
  return count > 0 ? `${counted(count, 'needs', 'need')} you: ${all.join(', ')}` : '';
}

function lateLine(season: Season, each: LateChange): string {
  const what = lateWords[each.event];
  const who = personIn(season, { name: each.applicant.name, tracks: each.tracks });
  const starts = [each.before, each.after].filter(({ length }) => length > 0).map(startsIn);
  const free = each.freeAgain.length > 0 ? ` Free again: ${startsIn(each.freeAgain)}.` : '';
  return `${what}: ${who}, ${starts.join(' → ')} (${shortTime(season, each.at)}; ${oneLine(each.applicant.email)}, ${each.offer}).${free}`;
}

const troubles = {
  bounced: 'bounced',
  complained: 'was marked as spam',
  refused: 'was refused',
} as const;

function unreachedLine(season: Season, each: Unreached): string {
  return `Mail to ${personIn(season, each)}, ${oneLine(each.email)}, ${troubles[each.kind]} (${shortTime(season, each.at)}; ${each.offer}): ${oneLine(each.why)}${/[.!]$/.test(each.why) ? '' : '.'} Check the address, then relink the offer.`;
}

const whyUnreleased: Readonly<Record<Unreleased['because'], string>> = {
  'taken-back': 'it was taken back',
  'invitations-over': 'the last day for invitations was over',
  'too-late': 'the clock came so late that fewer than 48 hours would have been left to respond',
};

function unreleasedLine(season: Season, each: Unreleased): string {
  return `Not released: ${personIn(season, each)}, ${oneLine(each.email)} (${shortTime(season, each.at)}): ${whyUnreleased[each.because]}. They were not invited; invite them again if there is still time.`;
}

function closingLine(season: Season, each: Closing): string {
  return `No answer yet from ${personIn(season, each)}, ${oneLine(each.email)}; the offer ${each.offer} closes ${shortTime(season, each.closesAt)}.`;
}

function askingLine(season: Season, each: Asking): string {
  return `${personIn(season, each)} asks to be considered for ${trackLabel(season, each.asked)} (${shortTime(season, each.at)}; ${each.offer}). Say yes or no.`;
}

const lacking: Readonly<Record<MissingAnswer, string>> = {
  ...{
    'in-review': 'in review',
    'to-invite': 'to be invited',
    'invitation-ended': 'with an invitation that ended',
  },
  ...{ waiting: 'on hold and not told so', closed: 'closed and not told so' },
};

function unansweredLine({ toldBy, count, by }: NonNullable<Needs['unanswered']>): string {
  const parts = missingAnswers.flatMap((each) => (by[each] > 0 ? [`${by[each]} ${lacking[each]}`] : []));
  return `${counted(count, 'applicant is', 'applicants are')} still without an answer, and everybody was to be told by ${shortDay(toldBy)}: ${parts.join(', ')}.`;
}

function endingLine(season: Season, { free, until, room }: InvitationsEnding): string {
  const seats = counted(free, 'seat is', 'seats are');
  const more = `You can still invite ${roomIn(season, room)}`;
  return `${seats} free; invitations end ${shortDay(until)}. ${more}${room.length > 1 ? ', each if no other track invites' : ''}.`;
}
