import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const reference = resolve(import.meta.dirname, '../../../seasons/im-2020-2021.yaml');

/** The reference season with `scale` times its assumed seats, as the text of a season file. */
export function livedSeasonFile(scale: number): string {
  const isSeats = /^ {6}- \{ for: /;
  return readFileSync(reference, 'utf8')
    .split('\n')
    .map((line) =>
      isSeats.test(line)
        ? line.replace(/(morning|afternoon): (\d+)/g, (_, start: string, seats: string) => {
            return `${start}: ${Math.max(1, Math.round(Number(seats) * scale))}`;
          })
        : line,
    )
    .join('\n');
}

type Kind = {
  readonly name: string;
  readonly count: number;
  readonly kinds: string;
  readonly tracks: string;
  readonly most: number;
  /** Members of a team; 1: nobody is in one. */
  readonly team: number;
};

const crew: readonly Kind[] = [
  { name: 'General', count: 8, kinds: 'team', tracks: '', most: 9, team: 2 },
  { name: 'Care', count: 4, kinds: 'team', tracks: 'primary-care', most: 9, team: 2 },
  { name: 'Science', count: 2, kinds: 'team', tracks: 'physician-scientist', most: 9, team: 2 },
  { name: 'Single', count: 10, kinds: '1:1', tracks: '', most: 6, team: 1 },
];

/** A list of interviewers that holds the days of a season with `scale` times the seats, and more than one of each kind can be missing. */
export function livedCrew(scale: number): string {
  const rows = crew.flatMap(({ name, count, kinds, tracks, most, team }) =>
    Array.from({ length: Math.ceil((count * scale) / team) * team }, (_, index) => {
      const inTeam = team > 1 ? `${name} ${Math.floor(index / team) + 1}` : '';
      const address = `dr.${name.toLowerCase()}-${index + 1}@example.org`;
      return [`Dr. ${name} ${index + 1}`, address, kinds, inTeam, tracks, most].join(',');
    }),
  );
  return ['name,email,interviews,team,tracks,most', ...rows].join('\n');
}
