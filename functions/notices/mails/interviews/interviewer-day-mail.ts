import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import { interviewBlock } from '#domain/itineraries/parts-of-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { OwnChange } from '#domain/planned-days/planned-day.ts';
import type { MeetingKind } from '#domain/season/agenda-section.ts';
import { seenBy, seesNames } from '#domain/season/interviewer-views.ts';
import type { Season } from '#domain/season/season.ts';
import type { Block } from '#domain/values/message.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { listed } from '#functions/wording/counted.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { notToAsk } from '#functions/wording/interviews/interviewer-words.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';
import { callLink, formatOf, onTheDay, openVisitOf, visitsTogether } from '#functions/wording/visit-words.ts';
import { zonePhrase } from '#functions/wording/zone-names.ts';

/** One interviewer's day: their interviews, and whom they meet. */
export type InterviewerDayWords = {
  readonly on: CalendarDay;
  readonly name: string;
  readonly interviews: readonly Interview[];
  /** Of those whom they meet. */
  readonly offers: readonly Offer[];
  /** In the plan, by which the interviewers of an interview are told apart. */
  readonly address: string;
  /** The names of the interviewers in the plan. */
  readonly people: ReadonlyMap<string, string>;
  /** What is different since they were told of the day before; absent: this is the first time, or a reminder of what is as they know it. */
  readonly change?: Omit<OwnChange, 'interviewer'>;
  /** What is stored of them: the kinds of interviews that they hold. */
  readonly stored?: Pick<StoredInterviewer, 'kinds'> | undefined;
  /** Their own page; absent: they have none, since nothing is stored of them. */
  readonly link?: string;
  /** The interviewer knows the day, and is reminded of it; of what has changed since then, too. */
  readonly isReminder?: boolean;
};

const shortKinds: Readonly<Record<MeetingKind, string>> = { team: 'team interview', 'one-on-one': '1:1' };

/** An interviewer's day, as it is when the mail is written. The link to join is on their page only. */
export function interviewerDayMail(season: Season, own: InterviewerDayWords): Mail {
  const { on, name, interviews, change } = own;
  const { contact } = season.program;
  const program = oneLine(season.program.name);
  const day = formatDayWithYear(on);
  const body =
    interviews.length > 0
      ? [
          paragraph(
            change
              ? `Your interviews for ${program} on ${day} have changed. What is different is marked, and what no longer holds is listed.`
              : `These are your interviews for ${program} on ${day}.`,
          ),
          ...schedulePassages(season, own),
          ...wherePassages(season, own),
          ...pagePassages(season, own),
          paragraph('If anything changes, we will send you the day once more as it is then.'),
          paragraph(notToAsk),
        ]
      : [
          paragraph(`You no longer have any interviews for ${program} on ${day}.`),
          ...pagePassages(season, own),
        ];
  const questions = interviews.length > 0 ? 'Questions, or can’t make it?' : 'Questions?';
  return renderMail(`${newsOf(own)} interviews on ${day}: ${program}`, [
    paragraph(`Dear ${isolated(name)},`),
    ...body,
    paragraph(`${questions} Reply to this email, or write to ${contact}.`, [
      { text: contact, href: `mailto:${contact}` },
    ]),
  ]);
}

/** What the subject says of the interviews of the day. */
function newsOf({ interviews, change, isReminder = false }: InterviewerDayWords): string {
  if (interviews.length === 0) return 'You no longer have any';
  if (isReminder) return change ? 'Reminder of changes to your' : 'Reminder: your';
  return change ? 'Changes to your' : 'Your';
}

function schedulePassages(season: Season, own: InterviewerDayWords): readonly Block[] {
  const { on, interviews, change } = own;
  const { fresh = [], gone = [] } = change ?? {};
  const isFresh = ({ from }: Interview) => fresh.includes(from);
  const zone = clockOn(season, on)(interviews[0]?.from ?? 0).zone;
  const lines = interviews.map(
    (each) => `${interviewLine(season, own, each)}${isFresh(each) ? ' [changed]' : ''}`,
  );
  const goneLines = gone.map((each) => interviewLine(season, own, each));
  return [
    { kind: 'labeled', label: `Times are in ${zonePhrase(zone, false)}`, lines },
    ...(goneLines.length > 0 ? [{ kind: 'labeled', label: 'No longer', lines: goneLines } as const] : []),
  ];
}

/** `9:00 AM – 9:20 AM: Sample Ann, team interview with Sample Dr. B, Room 4`. Somebody whom the interviewer does not meet has no name. */
function interviewLine(
  season: Season,
  { on, offers, interviews, address, people }: InterviewerDayWords,
  { from, to, guest, kind, interviewers }: Interview,
): string {
  const time = clockOn(season, on);
  const seen = seenBy(season, kind);
  const isMet = interviews.some((each) => each.guest === guest);
  const offer = isMet ? offers.find(({ id }) => id === guest) : undefined;
  const name = seen.has('name') && offer && !offer.erasedAt && offer.applicant.name;
  const who = name || (isMet ? 'an applicant' : 'an applicant whom you no longer meet');
  const as = seen.has('tracks') && offer ? ` (${tracksCell(season, offer.tracks)})` : '';
  const others = interviewers.filter((each) => each !== address).map((each) => people.get(each) ?? each);
  const beside = others.length > 0 ? ` with ${listed(others.map(oneLine))}` : '';
  const { place } = (offer && interviewBlock(season, offer, on, from)) ?? {};
  const where = place ? `, ${oneLine(place)}` : '';
  return `${time(from).time} – ${time(to).time}: ${who}, ${shortKinds[kind]}${as}${beside}${where}`;
}

/** How the interviews take place: as their applicants are told, with the times of each where those differ. */
function wherePassages(
  season: Season,
  { on, interviews, offers, link }: InterviewerDayWords,
): readonly Block[] {
  const time = clockOn(season, on);
  const together = visitsTogether(interviews, ({ guest }) => {
    const offer = offers.find(({ id }) => id === guest);
    return offer && openVisitOf(season, offer, on);
  });
  const join = link
    ? 'You join from your page, which has the link from 24 hours before.'
    : 'If you don’t have the link to join, please ask us for it.';
  return together.map(({ of, visit }): Block => {
    const whose = together.length > 1 ? `, ${listed(of.map(({ from }) => time(from).time))}` : '';
    const call = onTheDay(visit);
    const links = callLink(visit);
    return {
      kind: 'labeled',
      label: `How the interviews take place${whose}`,
      lines: [
        formatOf(visit),
        ...(visit.kind === 'virtual' ? [join] : []),
        ...(call ? [`On the day, call ${call}.`] : []),
      ],
      ...(links ? { links: [links] } : {}),
    };
  });
}

function pagePassages(season: Season, { link, stored }: InterviewerDayWords): readonly Block[] {
  if (link === undefined) return [];
  const says = seesNames(season, stored?.kinds ?? []) ? ', and say whom you would rather not meet' : '';
  return [
    { kind: 'link', text: 'Open your page', href: link },
    paragraph(
      `Your page shows the day as it is now. There you can also change when you can interview${says}. The link is yours alone; please don’t forward it.`,
    ),
  ];
}

function clockOn({ program: { zone } }: Season, on: CalendarDay) {
  return (minutes: number) => clockWords(minuteOfDay(on, minutes, zone), zone);
}
