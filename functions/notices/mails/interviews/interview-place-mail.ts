import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { PlaceNews } from '#domain/planned-days/planned-day.ts';
import type { Season } from '#domain/season/season.ts';
import type { Block } from '#domain/values/message.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { heading, paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { listed } from '#functions/wording/counted.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { movedTogether } from '#functions/wording/interviews/place-words.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';

/** An interviewer's news of a day. `link` is that of their own page; absent: they have none, since nothing is stored of them. */
export type InterviewPlaceWords = {
  readonly on: CalendarDay;
  readonly name: string;
  readonly news: PlaceNews;
  readonly link?: string;
};

/** To an interviewer: their interviews are held elsewhere, or another link joins them. The link to join is on their page only. */
export function interviewPlaceMail(season: Season, { on, name, news, link }: InterviewPlaceWords): Mail {
  const { contact } = season.program;
  const program = oneLine(season.program.name);
  const day = formatDayWithYear(on);
  const isMoved = news.moved.length > 0;
  const what = isMoved ? 'New place for' : 'The link to join has changed for';
  return renderMail(`${what} your interviews on ${day}: ${program}`, [
    paragraph(`Dear ${isolated(name)},`),
    ...(isMoved ? placePassages(season, on, news) : []),
    ...(news.link ? [paragraph(linkNews(program, day, isMoved, link !== undefined))] : []),
    paragraph('The times, and whom you meet, stay as they are.'),
    ...(link === undefined ? [] : [{ kind: 'link', text: 'Open your page', href: link } as const]),
    paragraph(`Questions, or can’t make it? Reply to this email, or write to ${contact}.`, [
      { text: contact, href: `mailto:${contact}` },
    ]),
  ]);
}

function placePassages(season: Season, on: CalendarDay, news: PlaceNews): readonly Block[] {
  const { zone } = season.program;
  const parts = movedTogether(news).map((each) => ({
    ...each,
    label: listed(each.from.map((from) => clockWords(minuteOfDay(on, from, zone), zone).time)),
  }));
  return [
    paragraph(
      `${oneLine(season.program.name)} has changed where interviews on ${formatDayWithYear(on)} take place. These are yours:`,
    ),
    heading('Now'),
    ...parts.map(({ label, now }): Block => ({ kind: 'labeled', label, lines: [now] })),
    heading('No longer'),
    ...parts.map(({ label, was }): Block => ({ kind: 'labeled', label, lines: [was] })),
  ];
}

function linkNews(program: string, day: string, isBeside: boolean, hasPage: boolean): string {
  const others = isBeside ? ' of your other interviews' : ` your interviews on ${day}`;
  const where = hasPage
    ? 'your page has the one that holds now.'
    : 'please ask us for the one that holds now.';
  return `${program} has changed the link to join${others}. Please don’t use a link that you opened or copied before: ${where}`;
}
