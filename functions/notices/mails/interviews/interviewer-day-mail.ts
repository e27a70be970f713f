import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { MeetingKind } from '#domain/season/agenda-section.ts';
import { seenBy } from '#domain/season/interviewer-views.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { trackLabel } from '#functions/sheets/cells.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { zonesAt } from '#functions/wording/clocks.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { notToAsk } from '#functions/wording/interviews/interviewer-words.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';
import { zonePhrase } from '#functions/wording/zone-names.ts';

/** One interviewer's day: their interviews, and the names of those whom they meet, by offer. */
export type InterviewerDayWords = {
  readonly on: CalendarDay;
  readonly name: string;
  readonly interviews: readonly Interview[];
  readonly guests: ReadonlyMap<string, string>;
  /** The interviewer knows the day, and is reminded of it. */
  readonly isReminder?: boolean;
};

const shortKinds: Readonly<Record<MeetingKind, string>> = { team: 'team interview', 'one-on-one': '1:1' };

/** An interviewer's day, as it is when the mail is written. */
export function interviewerDayMail(season: Season, own: InterviewerDayWords): Mail {
  const { on, name, interviews, guests, isReminder = false } = own;
  const program = oneLine(season.program.name);
  const [zone = season.program.zone] = zonesAt(minuteOfDay(on, 0, season.program.zone), {
    program: season.program.zone,
    reader: season.program.zone,
  });
  const time = (minutes: number) => clockWords(minuteOfDay(on, minutes, zone), zone);
  const lines = interviews.map(({ from, to, guest, kind, track }) => {
    const seen = seenBy(season, kind);
    const who = (seen.has('name') && guests.get(guest)) || 'an applicant';
    const as = seen.has('tracks') ? ` (${trackLabel(season, track)})` : '';
    return `${time(from).time} – ${time(to).time}: ${who}, ${shortKinds[kind]}${as}`;
  });
  const body =
    lines.length > 0
      ? [
          paragraph(`These are your interviews for ${program} on ${formatDayWithYear(on)}.`),
          {
            kind: 'labeled' as const,
            label: `Times are in ${zonePhrase(time(interviews[0]?.from ?? 0).zone, false)}`,
            lines,
          },
          paragraph('If anything changes, we will send you the day once more as it is then.'),
          paragraph(notToAsk),
        ]
      : [paragraph(`You have no interviews for ${program} on ${formatDayWithYear(on)} any more.`)];
  return renderMail(
    `${isReminder ? 'Reminder: your' : 'Your'} interviews on ${formatDayWithYear(on)}: ${program}`,
    [
      paragraph(`Dear ${isolated(name)},`),
      ...body,
      paragraph(`Questions, or can’t make it? Reply to this email, or write to ${season.program.contact}.`, [
        { text: season.program.contact, href: `mailto:${season.program.contact}` },
      ]),
    ],
  );
}
