import { isLive, latestOffers, type Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { complained, type Operator } from '#functions/cli/operator.ts';
import { readApplicantList } from '#functions/invitations/applicant-list/read-applicant-list.ts';
import type { ApplicantRow } from '#functions/invitations/applicant-list/read-row.ts';
import type { RowNote } from '#functions/invitations/applicant-list/row-note.ts';

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
  const latest = latestOffers(offers);
  const known = [...otherIds(list.rows, latest), ...otherAddresses(list.rows, latest)];
  const problems = [...list.problems, ...known].sort((one, other) => one.line - other.line);
  const remarks = [...list.remarks, ...otherTracks(list.rows, latest)];
  for (const note of remarks) operator.terminal.say(inWords(note));
  for (const note of problems) operator.terminal.complain(inWords(note));
  if (problems.length > 0 && !skipsBad) {
    complained(operator, 'Nobody was invited. To leave these rows out: --skip-bad');
    return undefined;
  }
  const bad = new Set(problems.map(({ line }) => line));
  return list.rows.filter(({ line }) => !bad.has(line));
}

type Latest = ReturnType<typeof latestOffers>;

/** Addresses that were invited before under another id: most likely the same person, listed anew. */
function otherIds(rows: readonly ApplicantRow[], latest: Latest): readonly RowNote[] {
  const idOf = new Map([...latest].map(([id, { applicant }]) => [applicant.email.toLowerCase(), id]));
  return rows.flatMap(({ line, applicant }): RowNote[] => {
    const id = idOf.get(applicant.email.toLowerCase());
    if (id === undefined || id === applicant.id) return [];
    return [{ line, field: 'email', message: `This address was invited before, as ${id}: check the id.` }];
  });
}

/** People whom mail goes to at another address by now, which may have been corrected for good reason. */
function otherAddresses(rows: readonly ApplicantRow[], latest: Latest): readonly RowNote[] {
  return rows.flatMap(({ line, applicant }): RowNote[] => {
    const known = latest.get(applicant.id);
    const email = known?.applicant.email ?? applicant.email;
    if (email.toLowerCase() === applicant.email.toLowerCase()) return [];
    const message = `${applicant.id} is written to at ${email}: correct the list, or the offer (relink ${known?.id} --email).`;
    return [{ line, field: 'email', message }];
  });
}

/** Who was invited for other tracks than the list says now: that stays as it is, and must not go unsaid. */
function otherTracks(rows: readonly ApplicantRow[], latest: Latest): readonly RowNote[] {
  return rows.flatMap(({ line, applicant, tracks }): RowNote[] => {
    const known = latest.get(applicant.id);
    if (!known || !isLive(known)) return [];
    const invited = known.tracks.join(' and ');
    if (invited === tracks.join(' and ')) return [];
    return [
      {
        line,
        field: 'tracks',
        message: `Was invited for ${invited}, and stays so: the list says otherwise now.`,
      },
    ];
  });
}

function inWords({ line, field, message }: RowNote): string {
  return `line ${line}, ${field}: ${message}`;
}
