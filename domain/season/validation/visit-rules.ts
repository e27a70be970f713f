import type { Season } from '#domain/season/season.ts';
import { type VisitFields, type VisitKind, visitKinds, visitOf } from '#domain/season/visit.ts';
import { textFaults } from './field-rules.ts';
import { type Path, quoted, ruleFor, type SeasonRule, type Violation } from './violation.ts';

const LONGEST_INSTRUCTIONS = 2_000;
const LONGEST_LINK = 1_000;

/** What must be true of what the file says about visits. */
export const visitRules: readonly SeasonRule[] = [
  ruleFor(['tracks', 'days'], statedFaults),
  ruleFor(['tracks', 'days'], combinedFaults),
];

type Stated = { readonly path: Path; readonly visit: VisitFields };

/** Every place of the season that says something about visits. */
function statedIn({ visit, tracks, days }: Pick<Season, 'tracks' | 'days' | 'visit'>): readonly Stated[] {
  return [
    ...(visit ? [{ path: ['visit'], visit }] : []),
    ...tracks.flatMap((track, index) =>
      track.visit ? [{ path: ['tracks', index, 'visit'], visit: track.visit }] : [],
    ),
    ...days.flatMap((day, index) =>
      day.visit ? [{ path: ['days', index, 'visit'], visit: day.visit }] : [],
    ),
  ];
}

function statedFaults(season: Season): Violation[] {
  const hosts = joinHostsOf(season);
  return statedIn(season).flatMap(({ path, visit }) => fieldFaults(path, visit, hosts));
}

/** The hosts of every join link of the season, which no text in a mail may name. */
export function joinHostsOf(
  season: Pick<Season, 'tracks' | 'days' | 'visit' | 'agendas'>,
): ReadonlySet<string> {
  const blocks = season.agendas?.flatMap((agenda) => agenda.blocks) ?? [];
  const links = [...statedIn(season).map(({ visit }) => visit), ...blocks];
  return new Set(links.flatMap(({ joinLink = '' }) => hostsIn(joinLink)));
}

function fieldFaults(path: Path, visit: VisitFields, joinHosts: ReadonlySet<string>): Violation[] {
  const { kind, place, joinLink, instructions, phone, contact } = visit;
  return [
    ...kindFaults(path, visit),
    ...(place === undefined ? [] : textFaults([...path, 'place'], place, 200)),
    ...joinLinkFaults([...path, 'joinLink'], joinLink),
    ...(instructions === undefined ? [] : paragraphFaults([...path, 'instructions'], instructions)),
    ...(phone === undefined || isPhone(phone) ? [] : [{ path: [...path, 'phone'], message: noPhone(phone) }]),
    ...(contact === undefined ? [] : textFaults([...path, 'contact'], contact, 200)),
    ...(['place', 'instructions', 'contact'] as const).flatMap((field) =>
      leakFaults([...path, field], visit[field], joinHosts),
    ),
    ...(kind === 'in-person' && joinLink !== undefined
      ? [{ path: [...path, 'joinLink'], message: IN_PERSON }]
      : []),
    ...(kind === 'virtual' && place !== undefined ? [{ path: [...path, 'place'], message: VIRTUAL }] : []),
  ];
}

const LINK_IN_TEXT =
  'This text goes out by mail, so it must not hold the join link: put the link under `joinLink` only.';
const IN_PERSON = 'An interview in person has no join link: remove it.';
const VIRTUAL = 'A virtual interview has no place: remove it, or write `kind: in-person`.';

function kindFaults(path: Path, { kind }: VisitFields): Violation[] {
  if (kind === undefined || visitKinds.includes(kind)) return [];
  const message = `${quoted(kind)} is no kind of visit: write virtual or in-person.`;
  return [{ path: [...path, 'kind'], message }];
}

/** What each choice of a track amounts to: it must have a kind, and in person a place. Each place is reported once. */
function combinedFaults(season: Season): Violation[] {
  if (statedIn(season).length === 0) return [];
  const faults = season.tracks.flatMap(({ id, options, visit }, index) =>
    [...new Set(options.flatMap(({ days }) => [...days]))].flatMap((on): Violation[] => {
      const place = season.days.findIndex((day) => day.on === on);
      if (place < 0) return [];
      const what = lacking(visitOf(season, id, on));
      if (!what) return [];
      const path = pathOf(season, { index, visit }, place);
      return [{ path, message: `The visits of ${quoted(id)} on ${on} have no ${what}: add \`${what}\`.` }];
    }),
  );
  return [...new Map([...faults].reverse().map((fault) => [fault.path.join(), fault])).values()].reverse();
}

function lacking(visit: { readonly kind: VisitKind; readonly place?: string } | undefined) {
  if (!visit) return 'kind';
  return visit.kind === 'in-person' && visit.place === undefined ? 'place' : undefined;
}

/** The most specific place that says something about this visit; the season where nothing does. */
function pathOf(
  season: Season,
  track: { readonly index: number; readonly visit: VisitFields | undefined },
  day: number,
): Path {
  if (season.days[day]?.visit) return ['days', day, 'visit'];
  if (track.visit) return ['tracks', track.index, 'visit'];
  return season.visit ? ['visit'] : ['tracks', track.index];
}

export function paragraphFaults(path: Path, text: string): Violation[] {
  if ([...text].length > LONGEST_INSTRUCTIONS)
    return [{ path, message: `The text is too long (at most ${LONGEST_INSTRUCTIONS} characters).` }];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return textFaults(path, '', LONGEST_INSTRUCTIONS);
  return lines.flatMap((line) => textFaults(path, line, LONGEST_INSTRUCTIONS)).slice(0, 1);
}

/** Faults of a link under which people meet by video. */
export function joinLinkFaults(path: Path, joinLink: string | undefined): Violation[] {
  return joinLink === undefined || isJoinLink(joinLink) ? [] : [{ path, message: noLink(joinLink) }];
}

function isJoinLink(text: string): boolean {
  if (text.length > LONGEST_LINK || !/^https:\/\/[!-~]+$/.test(text)) return false;
  const { username, password, hostname } = URL.parse(text) ?? {};
  return (hostname?.includes('.') ?? false) && !username && !password;
}

function noLink(text: string): string {
  return `${quoted(text)} is no web address that can be opened: write it in full, as https://video.example.org/room.`;
}

/** Digits with the usual marks between them, from 7 to 15 of them (ITU-T E.164), and maybe an extension. */
function isPhone(text: string): boolean {
  const [number = '', extension = '', ...more] = text.split(/\s*(?:ext\.?|x)\s*/i);
  const digits = number.replace(/\D/g, '').length;
  return (
    /^\+?[\d\s().\u2010\u2011-]+$/.test(number) &&
    digits >= 7 &&
    digits <= 15 &&
    /^\d{0,6}$/.test(extension) &&
    more.length === 0 &&
    !/[\n\r\t]/.test(text)
  );
}

function noPhone(text: string): string {
  return `${quoted(text)} is no telephone number: write 7 to 15 digits, as +1 617 555 0100.`;
}

/** Faults of a text that others read too and that names the host of a join link. */
export function leakFaults(
  path: Path,
  text: string | undefined,
  joinHosts: ReadonlySet<string>,
  message = LINK_IN_TEXT,
): Violation[] {
  return hostsIn(text ?? '').some((host) => joinHosts.has(host)) ? [{ path, message }] : [];
}

/** The hosts of the web addresses in a text, without a name, a port, or the full stop of a sentence. */
function hostsIn(text: string): readonly string[] {
  const address = /https?:\/\/(?:[^\s/?#"'<>()]*@)?([a-z\d-]+(?:\.[a-z\d-]+)*)/g;
  return [...text.toLowerCase().matchAll(address)].map(([, host = '']) => host);
}
