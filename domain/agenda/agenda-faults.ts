import type { Agenda } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import { type Path, quoted, repeated, type Violation } from '#domain/season/validation/violation.ts';
import { statedAgenda } from './agenda-for.ts';
import { blockFaults } from './block-faults.ts';
import { fitFaults } from './fit-faults.ts';
import { isFor, type Occasion, occasionsOf } from './occasions.ts';

/**
 * Returns every fault of the agendas of a season whose tracks and days have none: what a block says, how the blocks of
 * an agenda follow each other within the start, and interviews that nobody could hold. A season with agendas has one for
 * every start that can be booked. Parts that could not be read are missing.
 */
export function agendaFaults({ agendas, tracks, days, coordinators }: Partial<Season>): readonly Violation[] {
  if (!agendas || !tracks || !days) return [];
  const season = { agendas, tracks, days };
  const occasions = occasionsOf(season);
  const faults = agendas.flatMap((agenda, index) => {
    const path = ['agendas', index];
    const own = occasions.filter((occasion) => statedAgenda(season, occasion) === agenda);
    const unknown = namedFaults(season, agenda, path);
    const statedFaults = [...unknown, ...blockFaults(season, agenda, path)];
    if (statedFaults.length > 0) return statedFaults;
    if (own.length === 0) return [{ path, message: whyUnused(season, agenda, occasions) }];
    return [...twiceFaults(season, agenda, path, occasions), ...fitFaults(season, agenda, path, own)];
  });
  return faults.length > 0 ? faults : [...unmoderated(agendas, coordinators), ...missing(season, occasions)];
}

/** Blocks that take questions, where nobody could publish one. */
function unmoderated(
  agendas: readonly Agenda[],
  coordinators: Season['coordinators'] = [],
): readonly Violation[] {
  if (coordinators.some(({ may }) => may === 'moderate')) return [];
  const message =
    'Nobody could publish a question: name a resident under `coordinators` with `may: moderate`, or remove this.';
  return agendas.flatMap(({ blocks }, index) =>
    blocks.flatMap(({ takesQuestions }, at) =>
      takesQuestions ? [{ path: ['agendas', index, 'blocks', at, 'takesQuestions'], message }] : [],
    ),
  );
}

type Agendas = Pick<Season, 'tracks' | 'days'> & { readonly agendas: readonly Agenda[] };

function namedFaults({ tracks, days }: Agendas, agenda: Agenda, path: Path): readonly Violation[] {
  const at = (...rest: Path) => [...path, ...rest];
  const isTrack = (id: string) => tracks.some((track) => track.id === id);
  const isDay = (on: string) => days.some((day) => day.on === on);
  const { on = [], dayOfPair } = agenda;
  return [
    ...(agenda.tracks.length === 0
      ? [{ path: at('tracks'), message: 'This agenda is for nobody: name the tracks that it is for.' }]
      : []),
    ...agenda.tracks.flatMap((id, index) =>
      isTrack(id)
        ? []
        : [{ path: at('tracks', index), message: `There is no track ${quoted(id)}: name one of this file.` }],
    ),
    ...repeated(agenda.tracks, (index) => at('tracks', index), twice),
    ...on.flatMap((day, index) =>
      isDay(day)
        ? []
        : [{ path: at('on', index), message: `${quoted(day)} is not a day of this season: change it.` }],
    ),
    ...repeated(on, (index) => at('on', index), twice),
    ...(dayOfPair === undefined || dayOfPair === 1 || dayOfPair === 2
      ? []
      : [{ path: at('dayOfPair'), message: 'A pair has two days: write 1 or 2.' }]),
    ...(agenda.blocks.length === 0
      ? [{ path: at('blocks'), message: 'This agenda has no blocks: write at least one.' }]
      : []),
  ];
}

function twice(name: string): string {
  return `${quoted(name)} appears here twice: remove one.`;
}

function whyUnused(season: Agendas, agenda: Agenda, occasions: readonly Occasion[]): string {
  const isShadowed = occasions.some((occasion) => isFor(agenda, occasion));
  if (isShadowed) return 'Other agendas say what happens wherever this one is meant: remove one.';
  const pairs = season.tracks.filter(({ id }) => agenda.tracks.includes(id));
  const hasPairs = pairs.some(({ options }) => options.some(({ days }) => days.length === 2));
  const hint = hasPairs && agenda.dayOfPair === undefined ? ' Of a pair, say which day: `dayOfPair: 1`.' : '';
  return `Nobody of ${agenda.tracks.join(', ')} can book ${agenda.start === 'morning' ? 'such a morning' : 'such an afternoon'}: change the start, the day or the tracks.${hint}`;
}

/** Two agendas that both name a day, or both do not, and are for one occasion. */
function twiceFaults(
  { agendas }: Agendas,
  agenda: Agenda,
  path: Path,
  occasions: readonly Occasion[],
): readonly Violation[] {
  const isNamed = agenda.on !== undefined;
  const rivals = agendas.slice(0, agendas.indexOf(agenda)).filter(({ on }) => (on !== undefined) === isNamed);
  const shared = occasions.find(
    (occasion) => isFor(agenda, occasion) && rivals.some((rival) => isFor(rival, occasion)),
  );
  if (!shared) return [];
  return [{ path, message: `Another agenda too is for ${inWords(shared)}: remove one.` }];
}

/** One fault for each track, start and day of a pair without an agenda. */
function missing(season: Agendas, occasions: readonly Occasion[]): readonly Violation[] {
  const without = occasions.filter((occasion) => !statedAgenda(season, occasion));
  const alike = Map.groupBy(without, ({ track, start, dayOfPair }) => [track, start, dayOfPair].join());
  return [...alike.values()].flatMap(([first]) =>
    first
      ? [
          {
            path: ['agendas'],
            message: `No agenda is for ${inWords(first)}: add one, or leave all agendas out.`,
          },
        ]
      : [],
  );
}

function inWords({ track, on, start, dayOfPair }: Occasion): string {
  const part = dayOfPair === undefined ? '' : `, day ${dayOfPair} of a pair`;
  return `the ${start} of ${quoted(track)} on ${on}${part}`;
}
