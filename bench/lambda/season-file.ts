import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

/** The start that everybody wants: one that only the categorical track uses. */
export const wanted = { on: '2020-12-17', start: 'morning' } as const;
/** Categorical days of the reference season. */
export const categoricalDays = [
  ...['2020-11-17', '2020-11-24', '2020-11-30', '2020-12-03', '2020-12-08', '2020-12-10', '2020-12-15'],
  ...['2020-12-17', '2021-01-04', '2021-01-07', '2021-01-12', '2021-01-21', '2021-01-25'],
] as const;
export const primaryCarePairs = [
  '2020-11-16_2020-11-17',
  '2020-11-23_2020-11-24',
  '2020-12-07_2020-12-08',
  '2020-12-14_2020-12-15',
  '2021-01-11_2021-01-12',
] as const;

/** An hour after the invitations the crowd comes. */
export const invitedAt = Date.parse('2020-10-27T16:00Z');
export const crowdComesAt = invitedAt + 3_600_000;

export type SeasonSize = {
  readonly categorical: number;
  readonly primaryCare: number;
  /** Seats of the wanted start. */
  readonly seats: number;
};

type SeatRow = { for: string[]; morning: number; afternoon?: number };
type SeasonFile = { id: string; days: { on: string; seats: SeatRow[] }[] };

/**
 * The reference season of a checkout under another id, with a number of seats in the wanted start, and of seats kept for the
 * categorical track in each other start that all of the track can have one.
 */
export function seasonFile(root: string, id: string, { categorical, seats }: SeasonSize): string {
  const file = parse(readFileSync(join(root, 'seasons/im-2020-2021.yaml'), 'utf8')) as SeasonFile;
  const elsewhere = Math.ceil(categorical / (categoricalDays.length * 2 - 1));
  for (const day of file.days) {
    for (const row of day.seats.filter((each) => each.for.join() === 'categorical')) {
      row.morning = day.on === wanted.on ? seats : elsewhere;
      row.afternoon = elsewhere;
    }
  }
  return stringify({ ...file, id });
}

/** The list of the applicants to invite, as a coordinator would have it. */
export function applicantList({ categorical, primaryCare }: SeasonSize): string {
  const of = (track: string, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const number = String(index + 1).padStart(4, '0');
      return `${track}-${number},Sample Applicant ${number},${track}.${number}@example.org,${track}`;
    });
  const rows = [...of('categorical', categorical), ...of('primary-care', primaryCare)];
  return ['id,name,email,tracks', ...rows].join('\n');
}
