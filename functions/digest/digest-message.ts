import type { DigestFacts } from '#domain/digest/digest-content.ts';
import type { Season } from '#domain/season/season.ts';
import type { Block, Message } from '#domain/values/message.ts';
import { heading, paragraph } from '#functions/mail/blocks.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { oneLine } from '#functions/wording/one-line.ts';
import { zoneTitle } from '#functions/wording/zone-names.ts';
import { appliedLines, changeLines, countsIn, dayBars, needLines, trackLine } from './digest-lines.ts';

/** A digest in words, for coordinators: it names applicants. On a quiet day it is one line. */
export function digestMessage(season: Season, facts: DigestFacts): Message {
  const { zone, name } = season.program;
  const lines = needLines(season, facts.needs);
  const about = facts.quiet
    ? 'nothing new'
    : [countsIn(facts), countOfNeeds(facts)].filter(Boolean).join(', ');
  const subject = `Digest: ${oneLine(name)}, ${clockWords(facts.at, zone).date}: ${about}`;
  const blocks = facts.quiet ? [paragraph(quietLine(season, facts))] : fullDigest(season, facts, lines);
  return { subject, blocks: [...blocks, ...(facts.isLast ? [paragraph(lastLine)] : [])] };
}

const lastLine = 'The last interview day is over: this is the season’s last digest.';

function countOfNeeds({ needs }: DigestFacts): string {
  const count = needs.unreached.count + needs.closing.count + needs.emptyDays.length;
  return count > 0 ? `${count} to review` : '';
}

function quietLine(season: Season, { since, seats }: DigestFacts): string {
  return `Nothing has changed since ${sinceWords(season, since)}, and nothing needs your attention. ${seats.taken} of ${seats.of} seats are taken.`;
}

function sinceWords(season: Season, since: DigestFacts['since']): string {
  return formatInstant(since, { program: season.program.zone, reader: season.program.zone });
}

function fullDigest(season: Season, facts: DigestFacts, needs: readonly string[]): Block[] {
  return [
    heading('Needs your attention'),
    needs.length > 0 ? { kind: 'list', items: needs } : paragraph('Nothing needs your attention today.'),
    heading('Changes'),
    ...happened(season, facts),
    heading('Seats'),
    paragraph(seatsLine(facts)),
    ...(facts.days.length > 0 ? [{ kind: 'bars', bars: dayBars(season, facts.days) } as const] : []),
    heading('Tracks'),
    { kind: 'list', items: facts.tracks.map((figure) => trackLine(season, figure)) },
    paragraph(
      `All times are ${zoneTitle(season.program.zone, facts.at)}. This message names applicants: it is for coordinators, so please do not forward it.`,
    ),
  ];
}

function happened(season: Season, facts: DigestFacts): Block[] {
  const { changes, applied } = facts;
  const from = sinceWords(season, facts.since);
  if (changes.length === 0 && applied.count === 0) return [paragraph(`Nothing has changed since ${from}.`)];
  return [
    paragraph(`Since ${from}: ${countsIn(facts)}.`),
    ...changes.flatMap((each): Block[] => [
      { kind: 'labeled', label: `${each.count} ${each.event}`, lines: [] },
      { kind: 'list', items: changeLines(season, each) },
    ]),
    ...(applied.count > 0 ? [{ kind: 'list', items: appliedLines(season, applied) } as const] : []),
  ];
}

function seatsLine({ seats, days, daysPast }: DigestFacts): string {
  const past = daysPast > 0 ? ` ${daysPast} of ${daysPast + days.length} days are over.` : '';
  return `${seats.taken} of ${seats.of} seats are taken.${past}`;
}
