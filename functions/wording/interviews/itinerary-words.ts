import type { DayPart } from '#domain/itineraries/parts-of-day.ts';
import type { MeetingKind } from '#domain/season/agenda-section.ts';
import { type Season, trackOf } from '#domain/season/season.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { type Clocks, zonesAt } from '#functions/wording/clocks.ts';
import { listed } from '#functions/wording/counted.ts';
import { oneLine } from '#functions/wording/one-line.ts';

const meetingWords: Readonly<Record<MeetingKind, string>> = {
  team: 'Team interview',
  'one-on-one': '1:1 interview',
};

/** `Team interview (Primary Care) with Sample Dr. A and Sample Dr. B`, or the title of a block with its place. */
export function dayPartWords(season: Season, { title, place, meeting }: DayPart): string {
  const where = place ? `, ${oneLine(place)}` : '';
  if (!meeting) return `${oneLine(title)}${where}`;
  const people = listed(meeting.people.map(oneLine));
  const track = trackOf(season, meeting.track).name;
  return `${meetingWords[meeting.kind]} (${track}) with ${people}${where}`;
}

/** The parts of a day as lines: `8:30 AM – 8:50 AM: …`, with the reader's clock in parentheses where it differs. */
export function itineraryLines(season: Season, parts: readonly DayPart[], clocks: Clocks): readonly string[] {
  return parts.map((part) => {
    const [ours = '', theirs] = zonesAt(part.from, clocks).map((zone) => spanWords(part, zone));
    const times = theirs ? `${ours} (${theirs} your time)` : ours;
    return `${times}: ${dayPartWords(season, part)}${part.isNew ? ' [changed]' : ''}`;
  });
}

function spanWords({ from, to }: DayPart, zone: string): string {
  return `${clockWords(from, zone).time} – ${clockWords(to, zone).time}`;
}
