import { type Season, trackOf } from '#domain/season/season.ts';
import type { WhyLeftOut } from '#domain/waves/left-out.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import { offerStateNames } from '#functions/sheets/offer-words.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';

type Words = {
  readonly [K in WhyLeftOut['kind']]: (why: Extract<WhyLeftOut, { kind: K }>, season: Season) => string;
};

const words: Words = {
  'application-unknown': () => 'There is no application anymore: it was erased, or never imported.',
  'application-changed': () =>
    'The application changed after it was selected. Look at it, and select it again.',
  'application-withdrawn': () => 'The application was withdrawn.',
  'not-decided': () => 'Nobody has decided to invite them. Decide first, then invite.',
  'tracks-withdrawn': () => 'They withdrew from every track for which they were to be invited.',
  'in-this-wave': () => 'They are in this wave already.',
  'in-another-wave': ({ releaseAt }, { program }) =>
    `They are in the wave that leaves ${shortInstant(releaseAt, program.zone)}.`,
  'invited-before': ({ state, at }, { program }) =>
    `They were invited ${shortInstant(at, program.zone)}: ${offerStateNames[state].toLowerCase()}.`,
  'no-address': () => 'The application has no email address.',
  'address-taken': ({ by }) => `${by} has the same email address: check whether they are one person.`,
  'tracks-apart': ({ tracks }, season) => `No single booking serves ${tracksCell(season, tracks)}.`,
  'no-seat': ({ track }, season) =>
    `There is no seat left for ${trackOf(season, track).name} beside everybody who is invited, and those before them on the list.`,
};

/** Why somebody is not in a wave, in a sentence for a coordinator. */
export function leftOutInWords(why: WhyLeftOut, season: Season): string {
  // The table pairs each kind with its own reason; TypeScript cannot follow that through a lookup by a union.
  const tell = words[why.kind] as (why: WhyLeftOut, season: Season) => string;
  return tell(why, season);
}
