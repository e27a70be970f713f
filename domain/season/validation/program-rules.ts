import type { Season } from '#domain/season/season.ts';
import { hasCanonicalSpelling, isZone } from '#domain/values/time.ts';
import { lastValidDay } from './day-rules.ts';
import { dayFaults, emailFaults, idFaults, numberFaults, textFaults, timeFaults } from './field-rules.ts';
import { quoted, repeated, ruleFor, type SeasonRule, type Violation } from './violation.ts';

/** What must be true of a season apart from its tracks and days. */
export const programRules: readonly SeasonRule[] = [
  ruleFor(['id'], ({ id }) => idFaults(['id'], id)),
  ruleFor(['program'], programFaults),
  ruleFor(['offers'], offersFaults),
  ruleFor(['offers', 'days'], lateInvitations),
  ruleFor(['digest'], digestFaults),
  ruleFor(['deadlines'], deadlineFaults),
  ruleFor(['assumed'], ({ assumed }) =>
    assumed.flatMap((text, index) => textFaults(['assumed', index], text, 500)),
  ),
];

function programFaults({ program }: Season): Violation[] {
  return [
    ...textFaults(['program', 'name'], program.name, 200),
    ...zoneFaults(program.zone),
    ...emailFaults(['program', 'from'], program.from),
    ...emailFaults(['program', 'contact'], program.contact),
  ];
}

/**
 * Refuses zones such as `EST` and `Etc/GMT+5`, which do not observe daylight saving time, and a zone in the wrong
 * case, which this runtime accepts, but calendars and schedulers do not.
 */
function zoneFaults(zone: string): Violation[] {
  const path = ['program', 'zone'];
  if (!isZone(zone))
    return [
      { path, message: `${quoted(zone)} is not a time zone: write an IANA name, such as America/New_York.` },
    ];
  if (!hasCanonicalSpelling(zone)) {
    const message = `${quoted(zone)} is not spelled as in the list of IANA zones, including capital letters: correct it, as in America/New_York.`;
    return [{ path, message }];
  }
  if ((zone.includes('/') && !zone.startsWith('Etc/')) || zone === 'UTC') return [];
  const message = `${quoted(zone)} names no place and may not observe daylight saving time: write region and city, as in America/New_York.`;
  return [{ path, message }];
}

function offersFaults({ offers }: Season): Violation[] {
  return [
    ...numberFaults(
      ['offers', 'answerHours'],
      offers.answerHours,
      48,
      1_000,
      'the hours in which an offer can be answered, which NRMP does not allow to be fewer than 48',
    ),
    ...(offers.closesAt === undefined ? [] : timeFaults(['offers', 'closesAt'], offers.closesAt)),
    ...dayFaults(['offers', 'until'], offers.until),
    ...numberFaults(
      ['offers', 'changesCloseHours'],
      offers.changesCloseHours,
      0,
      1_000,
      'the hours before a start from which on applicants can no longer take or leave it',
    ),
  ];
}

function lateInvitations({ offers, days }: Season): Violation[] {
  const last = lastValidDay({ days });
  if (last === undefined || offers.until < last) return [];
  const message = `Invitations could go out until ${quoted(offers.until)}, when the last interview day (${last}) leaves no time to answer: choose an earlier day.`;
  return [{ path: ['offers', 'until'], message }];
}

function digestFaults({ digest }: Season): Violation[] {
  const to = digest.to.map((address) => address.toLowerCase());
  const nobody = {
    path: ['digest', 'to'],
    message: 'Nobody reads the digest: name at least one coordinator.',
  };
  return [
    ...timeFaults(['digest', 'at'], digest.at),
    ...(to.length === 0 ? [nobody] : []),
    ...numberFaults(
      ['digest', 'lateDays'],
      digest.lateDays ?? 0,
      0,
      30,
      'the days ahead within which a change is mailed at once',
    ),
    ...digest.to.flatMap((address, index) => emailFaults(['digest', 'to', index], address)),
    ...repeated(
      to,
      (index) => ['digest', 'to', index],
      (address) => `${quoted(address)} appears here twice: remove one.`,
    ),
  ];
}

function deadlineFaults({ deadlines }: Season): Violation[] {
  return [
    ...deadlines.flatMap(({ id, name, on, at }, index) => [
      ...idFaults(['deadlines', index, 'id'], id),
      ...textFaults(['deadlines', index, 'name'], name, 200),
      ...dayFaults(['deadlines', index, 'on'], on),
      ...(at === undefined ? [] : timeFaults(['deadlines', index, 'at'], at)),
    ]),
    ...repeated(
      deadlines.map(({ id }) => id),
      (index) => ['deadlines', index, 'id'],
      (id) => `The deadline ${quoted(id)} appears here twice: remove one, or give it another id.`,
    ),
  ];
}
