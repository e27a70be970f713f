import type { Offer } from '../../domain/offer.ts';
import type { Season } from '../../domain/season.ts';
import { readApplicantList } from '../applicant-list/read-applicant-list.ts';
import type { ApplicantRow } from '../applicant-list/read-row.ts';
import type { RowNote } from '../applicant-list/row-note.ts';
import { complained, type Operator } from './operator.ts';

/**
 * The rows of a list whose people can be invited, after the operator was told everything that there is to know about the
 * others. `undefined`: there are others, and they are not to be skipped.
 */
export function usableRows(
  operator: Operator,
  season: Season,
  text: string,
  offers: readonly Offer[],
  skipsBad: boolean,
): readonly ApplicantRow[] | undefined {
  const list = readApplicantList(text, season);
  const known = knownAddresses(list.rows, offers);
  const remarks = [...list.remarks, ...otherTracks(list.rows, offers)];
  const problems = [...list.problems, ...known].sort((one, other) => one.line - other.line);
  for (const note of remarks) operator.terminal.say(inWords(note));
  for (const note of problems) operator.terminal.complain(inWords(note));
  if (problems.length > 0 && !skipsBad) {
    complained(operator, 'Nobody was invited. To leave these rows out: --skip-bad');
    return undefined;
  }
  const bad = new Set(problems.map(({ line }) => line));
  return list.rows.filter(({ line }) => !bad.has(line));
}

/** Addresses that were invited before under another id: most likely the same person, listed anew. */
function knownAddresses(rows: readonly ApplicantRow[], offers: readonly Offer[]): readonly RowNote[] {
  const idOf = new Map(offers.map(({ applicant }) => [applicant.email.toLowerCase(), applicant.id]));
  return rows.flatMap(({ line, applicant }): RowNote[] => {
    const id = idOf.get(applicant.email.toLowerCase());
    if (id === undefined || id === applicant.id) return [];
    return [{ line, field: 'email', message: `This address was invited before, as ${id}: check the id.` }];
  });
}

/** Who was invited for other tracks than the list says now: that stays as it is, and must not go unsaid. */
function otherTracks(rows: readonly ApplicantRow[], offers: readonly Offer[]): readonly RowNote[] {
  const live = offers.filter(({ state }) => state === 'open' || state === 'booked');
  const tracksOf = new Map(live.map(({ applicant, tracks }) => [applicant.id, tracks.join(' and ')]));
  return rows.flatMap(({ line, applicant, tracks }): RowNote[] => {
    const known = tracksOf.get(applicant.id);
    if (known === undefined || known === tracks.join(' and ')) return [];
    return [
      {
        line,
        field: 'tracks',
        message: `Was invited for ${known}, and stays so: the list says otherwise now.`,
      },
    ];
  });
}

function inWords({ line, field, message }: RowNote): string {
  return `line ${line}, ${field}: ${message}`;
}
