import { toldUntil } from '#domain/digest/digest.ts';
import type { DigestFacts } from '#domain/digest/digest-content.ts';
import type { Season } from '#domain/season/season.ts';
import type { Block, Message } from '#domain/values/message.ts';
import { offerListPath } from '#functions/desk/offers/offer-list-path.ts';
import { heading, paragraph } from '#functions/mail/blocks.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { capitalized, oneLine } from '#functions/wording/one-line.ts';
import { zoneTitle } from '#functions/wording/zone-names.ts';
import { forReadersOf, linkedList } from './desk-links.ts';
import { appliedLines, changeLines, countsIn, eventInDigest, waveLine } from './digest-lines.ts';
import { dayBlocks, trackBlocks, trackLine } from './figure-blocks.ts';
import { needLines, needsInShort } from './need-lines.ts';
import { rosterBlocks, rosterInShort } from './roster-blocks.ts';
import { shortDateOf } from './when.ts';

/** A digest in words, for coordinators: it names applicants. On a quiet day it is one line, and one for each track. */
export function digestMessage(season: Season, facts: DigestFacts): Message {
  const blocks = facts.quiet ? quietDigest(season, facts) : fullDigest(season, facts);
  return {
    subject: subjectOf(season, facts),
    blocks: forReadersOf(season, [...blocks, ...(facts.isLast ? [paragraph(lastLine)] : [])]),
  };
}

const lastLine = 'The last interview day is over: this is the season’s last digest.';

/** What needs somebody comes first, because a phone shows only the beginning. */
function subjectOf(season: Season, facts: DigestFacts): string {
  const about = facts.quiet
    ? ['nothing new']
    : [needsInShort(facts.needs), ...facts.rosters.map(rosterInShort), countsIn(facts)].filter(Boolean);
  const text = about.join(' · ');
  const date = shortDateOf(season, facts.at);
  return `${capitalized(text)} – ${oneLine(season.program.name)}, ${date}`;
}

function quietDigest(season: Season, facts: DigestFacts): Block[] {
  const { seats, tracks } = facts;
  return [
    paragraph(
      `No invitation or booking has changed since ${sinceWords(season, facts)}, and nothing needs you. ${seats.taken} of ${seats.of} seats are taken.`,
    ),
    { kind: 'list', items: tracks.map((figure) => trackLine(season, figure)) },
    ...preparedBlocks(season, facts),
  ];
}

function sinceWords({ program }: Season, facts: DigestFacts): string {
  return formatInstant(toldUntil(facts), { program: program.zone, reader: program.zone });
}

function fullDigest(season: Season, facts: DigestFacts): Block[] {
  const needs = needLines(season, facts.needs);
  const needed: Block[] = [
    heading('What needs you'),
    needs.length > 0 ? linkedList(needs) : paragraph('Nothing needs you today.'),
  ];
  const rosters = facts.rosters.flatMap((roster) => rosterBlocks(season, roster));
  return [
    ...rosters,
    ...(rosters.some(({ kind }) => kind === 'table')
      ? [paragraph('AAMC IDs, offers and the other day of each pair are in the attached file.')]
      : []),
    ...needed,
    heading('Changes'),
    ...happened(season, facts),
    ...preparedBlocks(season, facts),
    heading('Days'),
    ...dayBlocks(facts),
    { kind: 'links', links: [{ text: 'Season at a glance', href: '/desk/season' }] },
    heading('Tracks'),
    ...trackBlocks(season, facts.tracks),
    { kind: 'links', links: [{ text: 'All offers', href: offerListPath() }] },
    paragraph(
      `All times are ${zoneTitle(season.program.zone, facts.at)}. ${historyWords(season)} This message names applicants: it is for coordinators, so please do not forward it.`,
    ),
  ];
}

/** Where one person's history is: at the desk, if the season has coordinators who sign in there. */
function historyWords({ coordinators = [] }: Season): string {
  return coordinators.length > 0
    ? 'One person’s history is on the page of the offer at the desk.'
    : 'To see one person’s history: npm run season -- show, with the offer or the email address.';
}

/** What is prepared, and when it leaves. */
function preparedBlocks(season: Season, { waves }: DigestFacts): Block[] {
  if (waves.length === 0) return [];
  return [
    heading('Prepared invitations'),
    linkedList(
      waves.map((wave) => ({
        text: waveLine(season, wave),
        links: [{ text: 'List', href: offerListPath({ status: 'prepared' }) }],
      })),
    ),
  ];
}

function happened(season: Season, facts: DigestFacts): Block[] {
  const { changes, applied } = facts;
  const from = sinceWords(season, facts);
  if (changes.length === 0 && applied.count === 0)
    return [paragraph(`No invitation or booking has changed since ${from}.`)];
  return [
    paragraph(`Since ${from}: ${countsIn(facts)}.`),
    ...changes.flatMap((each): Block[] => [
      { kind: 'labeled', label: `${each.count} ${eventInDigest(each.event)}`, lines: [] },
      { kind: 'list', items: changeLines(season, each) },
    ]),
    ...(applied.count > 0 ? [{ kind: 'list', items: appliedLines(season, applied) } as const] : []),
  ];
}
