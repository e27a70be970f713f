import type { Agenda, InterviewSpec } from '#domain/season/agenda-section.ts';
import { isSelfIdentificationAudited } from '#domain/season/screening-section.ts';
import { type Deadline, deadlineAt, type Season, type Track } from '#domain/season/season.ts';
import type { VisitFields } from '#domain/season/visit.ts';
import { clockFace } from '#domain/values/clock-face.ts';
import { hash } from '#domain/values/hash.ts';
import { inTextOrder } from '#domain/values/text-order.ts';

/** One fact of a season apart from its seats: its kind, its name and its value. */
export type Fact = {
  readonly kind: 'option' | 'time' | 'deadline' | 'text';
  readonly name: string;
  readonly value: string;
};

/** All facts of `season` apart from its seats. Kind and name together are unique. */
export function factsOf(season: Season): readonly Fact[] {
  const { program, offers, digest, deadlines, assumed, tracks, days } = season;
  return [
    ...Object.entries(program).map(([name, value]) => text(`program.${name}`, value)),
    ...Object.entries(offers).map(([name, value]) => text(`offers.${name}`, String(value))),
    text('digest.at', digest.at),
    ...stated('digest.lateDays', digest.lateDays?.toString()),
    ...digest.to.map((address) => text(`digest.to ${address}`, 'gets the digest')),
    ...(season.coordinators ?? []).map(({ address, may, name }) =>
      text(`coordinator ${address}`, `may ${may}${name === undefined ? '' : `, ${name}`}`),
    ),
    ...Object.entries(season.accommodations ?? {}).map(([name, address]) =>
      text(`accommodations.${name}`, address),
    ),
    ...Object.entries(season.messages ?? {}).map(([field, words]) => text(`messages.${field}`, words)),
    ...Object.entries(season.interviewerViews ?? {}).map(([kind, seen]) =>
      text(`interviewerViews.${kind}`, seen.join(', ') || 'nothing'),
    ),
    ...Object.entries(season.matchLists ?? {}).map(([name, on]) => text(`matchLists.${name}`, on)),
    ...informationFacts(season),
    ...Object.entries(season.reminders ?? {}).map(([name, times]) =>
      text(`reminders.${name}`, times.join(', ') || 'none'),
    ),
    ...Object.entries(season.statuses ?? {}).map(([name, value]) => text(`statuses.${name}`, value)),
    ...(season.retention ? [text('retention.months', String(season.retention.months))] : []),
    ...visitFacts('', season.visit),
    ...deadlines.map((deadline): Fact => {
      return { kind: 'deadline', name: deadline.id, value: `${timeOf(season, deadline)} ${deadline.name}` };
    }),
    ...screeningFacts(season),
    ...assumed.map((sentence) => text(`“${sentence}”`, 'is assumed')),
    ...tracks.flatMap(factsOfTrack),
    ...(season.agendas ?? []).flatMap(agendaFacts),
    ...days.flatMap(({ on, visit }) => visitFacts(`${on} `, visit)),
    ...days.flatMap(({ on, starts }) =>
      starts.map(({ name, at, until }): Fact => {
        return { kind: 'time', name: `${on} ${name}`, value: `${at} to ${until}` };
      }),
    ),
  ];
}

/** The time of day with its offset, because a time published as EST may be daylight time. */
function timeOf(season: Season, deadline: Deadline): string {
  const at = deadlineAt(season, deadline);
  if (at === undefined) return deadline.on;
  return `${deadline.on} ${deadline.at} (UTC${clockFace(at, season.program.zone).offset})`;
}

function informationFacts({ information = {} }: Season): readonly Fact[] {
  const { links = [], ...texts } = information;
  return [
    ...Object.entries(texts).map(([topic, words]) => text(`information.${topic}`, words)),
    ...links.map(({ name, address }) => text(`information.links “${name}”`, address)),
  ];
}

/** Of a rule what it decides is one fact, so that a change shows it whole; its words are others. */
function screeningFacts({ screening }: Season): readonly Fact[] {
  if (!screening) return [];
  return [
    ...stated('screening.signals', screening.signals),
    ...(isSelfIdentificationAudited({ screening })
      ? [text('screening.audit selfIdentification', 'read from exports, for the audit alone')]
      : []),
    ...screening.facts.map((fact) => text(`screening.facts “${fact}”`, 'can be listed')),
    ...screening.rules.flatMap(({ id, name, toDo, ...parts }) => [
      text(`screening.rules ${id}`, partsInWords(parts)),
      text(`screening.rules ${id} name`, name),
      ...stated(`screening.rules ${id} toDo`, toDo),
    ]),
  ];
}

/** `atLeast 250, field step1.score, schools foreign`: in the order of names, because storage keeps none. */
function partsInWords(parts: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(parts).toSorted(([one], [other]) => inTextOrder(one, other));
  return said
    .map(([part, value]) => `${part} ${Array.isArray(value) ? value.join(' or ') : value}`)
    .join(', ');
}

function factsOfTrack(track: Track): Fact[] {
  const { id, name, nrmp, erasName, alone, covers, needsFact, mayAskFor, note, visit, options } = track;
  return [
    text(`track ${id}`, name),
    text(`track ${id} nrmp`, nrmp),
    ...stated(`track ${id} erasName`, erasName),
    text(`track ${id} alone`, String(alone)),
    ...(covers.length > 0 ? [text(`track ${id} covers`, covers.join(' and '))] : []),
    ...stated(`track ${id} needsFact`, needsFact),
    ...stated(`track ${id} mayAskFor`, mayAskFor?.join(' and ')),
    ...stated(`track ${id} note`, note),
    ...visitFacts(`track ${id} `, visit),
    ...options.map(({ days }): Fact => {
      return { kind: 'option', name: `${id}: ${days.join(' and ')}`, value: 'can be chosen' };
    }),
  ];
}

/** One fact a block, so that a change of one shows no other. A block that starts at another time is another. */
function agendaFacts({ tracks, start, dayOfPair, on, blocks }: Agenda): Fact[] {
  const part = dayOfPair === undefined ? '' : `, day ${dayOfPair} of a pair`;
  const days = on ? `, ${on.join(' and ')}` : '';
  return blocks.map((block): Fact => {
    const { title, at, until, place, joinLink, takesQuestions, withResidents, interviews } = block;
    const whom = block.for ? ` for ${block.for.join(' and ')}` : '';
    const parts = [
      `until ${until}`,
      title,
      ...(place === undefined ? [] : [place]),
      ...(joinLink === undefined ? [] : [disguised(joinLink)]),
      ...(takesQuestions ? ['takes questions'] : []),
      ...(withResidents ? ['with residents'] : []),
      ...(interviews ? [interviewsInWords(interviews)] : []),
    ];
    return text(`agenda ${tracks.join(' and ')}, ${start}${part}${days}: ${at}${whom}`, parts.join(', '));
  });
}

function interviewsInWords({ minutes, passingMinutes, meetings }: InterviewSpec): string {
  const owed = meetings.map(({ kind, track }) => (track === undefined ? kind : `${kind} ${track}`));
  return `interviews of ${minutes} minutes with ${passingMinutes} between: ${owed.join(' and ')}`;
}

/** A join link is told apart but not told: these facts go into the record and the digest, which is a mail. */
function visitFacts(whose: string, { joinLink, ...visit }: VisitFields = {}): Fact[] {
  return [
    ...Object.entries(visit).map(([field, value]) => text(`${whose}visit.${field}`, value)),
    ...stated(`${whose}visit.joinLink`, joinLink && disguised(joinLink)),
  ];
}

/** `a link to video.example.org (no. 3fa9c201)`: another link has another number. */
function disguised(link: string): string {
  return `a link to ${URL.parse(link)?.hostname ?? 'nowhere'} (no. ${hash(link).toString(16).padStart(8, '0')})`;
}

/** The fact that the season says `value`; none if it says nothing. */
function stated(name: string, value: string | undefined): Fact[] {
  return value === undefined ? [] : [text(name, value)];
}

function text(name: string, value: string): Fact {
  return { kind: 'text', name, value };
}
