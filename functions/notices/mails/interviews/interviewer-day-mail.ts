import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { interviewBlock } from '#domain/planned-days/parts-of-day.ts';
import type { MeetingKind } from '#domain/season/agenda-section.ts';
import { seenBy } from '#domain/season/interviewer-views.ts';
import type { Season } from '#domain/season/season.ts';
import type { Block } from '#domain/values/message.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { trackLabel } from '#functions/sheets/cells.ts';
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
  /** Their own page; absent: they have none, since nothing is stored of them. */
  readonly link?: string;
  /** The interviewer knows the day, and is reminded of it. */
  readonly isReminder?: boolean;
};

const shortKinds: Readonly<Record<MeetingKind, string>> = { team: 'team interview', 'one-on-one': '1:1' };

/** An interviewer's day, as it is when the mail is written. The link to join is on their page only. */
export function interviewerDayMail(season: Season, own: InterviewerDayWords): Mail {
  const { on, name, interviews, isReminder = false } = own;
  const { contact } = season.program;
  const program = oneLine(season.program.name);
  const day = formatDayWithYear(on);
  const body =
    interviews.length > 0
      ? [
          paragraph(`These are your interviews for ${program} on ${day}.`),
          schedulePassage(season, own),
          ...wherePassages(season, own),
          ...pagePassages(own),
          paragraph('If anything changes, we will send you the day once more as it is then.'),
          paragraph(notToAsk),
        ]
      : [paragraph(`You no longer have any interviews for ${program} on ${day}.`), ...pagePassages(own)];
  const questions = interviews.length > 0 ? 'Questions, or can’t make it?' : 'Questions?';
  return renderMail(`${isReminder ? 'Reminder: your' : 'Your'} interviews on ${day}: ${program}`, [
    paragraph(`Dear ${isolated(name)},`),
    ...body,
    paragraph(`${questions} Reply to this email, or write to ${contact}.`, [
      { text: contact, href: `mailto:${contact}` },
    ]),
  ]);
}

function schedulePassage(season: Season, { on, interviews, offers }: InterviewerDayWords): Block {
  const time = clockOn(season, on);
  return {
    kind: 'labeled',
    label: `Times are in ${zonePhrase(time(interviews[0]?.from ?? 0).zone, false)}`,
    lines: interviews.map(({ from, to, guest, kind, track }) => {
      const seen = seenBy(season, kind);
      const offer = offers.find(({ id }) => id === guest);
      const who = (seen.has('name') && offer && !offer.erasedAt && offer.applicant.name) || 'an applicant';
      const as = seen.has('tracks') ? ` (${trackLabel(season, track)})` : '';
      const { place } = (offer && interviewBlock(season, offer, on, from)) ?? {};
      const where = place ? `, ${oneLine(place)}` : '';
      return `${time(from).time} – ${time(to).time}: ${who}, ${shortKinds[kind]}${as}${where}`;
    }),
  };
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

function pagePassages({ link }: InterviewerDayWords): readonly Block[] {
  if (link === undefined) return [];
  return [
    { kind: 'link', text: 'Open your page', href: link },
    paragraph(
      'Your page shows the day as it is now. There you can also change when you can interview, and say whom you would rather not meet. The link is yours alone; please don’t forward it.',
    ),
  ];
}

function clockOn({ program: { zone } }: Season, on: CalendarDay) {
  return (minutes: number) => clockWords(minuteOfDay(on, minutes, zone), zone);
}
