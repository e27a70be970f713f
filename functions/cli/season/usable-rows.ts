import { isLive, latestOffers, type Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import { type Operator, printProblem } from '#functions/cli/operator.ts';
import { readApplicantList } from '#functions/invitations/applicant-list/read-applicant-list.ts';
import type { ApplicantRow } from '#functions/invitations/applicant-list/read-row.ts';
import type { RowNote } from '#functions/invitations/applicant-list/row-note.ts';
import type { Table } from '#functions/tables/table.ts';
import { shortDay } from '#functions/wording/days.ts';

/**
 * Prints every problem about the list, then every remark, and returns the rows that can be invited. Returns `undefined` if
 * there are problems and bad rows are not to be skipped.
 */
export function usableRows(
  operator: Operator,
  season: Season,
  table: Table,
  offers: readonly Offer[],
  skipsBad: boolean,
  erasedAt: (id: string) => Instant | undefined,
): readonly ApplicantRow[] | undefined {
  const list = readApplicantList(table, season);
  const latest = latestOffers(offers);
  const known = [
    ...knownAddresses(list.rows, latest),
    ...changedAddresses(list.rows, latest),
    ...erasedPeople(list.rows, erasedAt),
  ];
  const problems = [...list.problems, ...known].sort((one, other) => one.line - other.line);
  for (const note of problems) operator.terminal.complain(describeNote(note));
  const remarks = [...list.remarks, ...changedNames(list.rows, latest), ...changedTracks(list.rows, latest)];
  for (const note of remarks) operator.terminal.say(`Note: ${describeNote(note)}`);
  if (problems.length > 0 && !skipsBad) {
    printProblem(operator, 'Nobody was invited. To skip these rows, pass --skip-bad');
    return undefined;
  }
  const bad = new Set(problems.map(({ line }) => line));
  return list.rows.filter(({ line }) => !bad.has(line));
}

type Latest = ReturnType<typeof latestOffers>;

/** Addresses already invited under another id: most likely the same person, listed twice. */
function knownAddresses(rows: readonly ApplicantRow[], latest: Latest): readonly RowNote[] {
  const idOf = new Map([...latest].map(([id, { applicant }]) => [applicant.email.toLowerCase(), id]));
  return rows.flatMap(({ line, applicant }): RowNote[] => {
    const id = idOf.get(applicant.email.toLowerCase());
    if (id === undefined || id === applicant.id) return [];
    return [{ line, field: 'email', message: `This address was invited before, as ${id}: check the id.` }];
  });
}

/** People who were erased: a list of before that does not bring them back by accident. */
function erasedPeople(
  rows: readonly ApplicantRow[],
  erasedAt: (id: string) => Instant | undefined,
): readonly RowNote[] {
  return rows.flatMap(({ line, applicant: { id } }): RowNote[] => {
    const at = erasedAt(id);
    if (at === undefined) return [];
    const message = `${id} was erased on ${shortDay(dayIn('UTC', at))}: take the row out, or first \`readmit ${id}\`.`;
    return [{ line, field: 'id', message }];
  });
}

/** Applicants whose offer has another address than the list; it may have been corrected on purpose. */
function changedAddresses(rows: readonly ApplicantRow[], latest: Latest): readonly RowNote[] {
  return rows.flatMap(({ line, applicant }): RowNote[] => {
    const known = latest.get(applicant.id);
    const email = known?.applicant.email ?? applicant.email;
    if (email.toLowerCase() === applicant.email.toLowerCase()) return [];
    const message = `${applicant.id} receives mail at ${email}: correct the list, or the offer (relink ${known?.id} --email).`;
    return [{ line, field: 'email', message }];
  });
}

/** Applicants whose offer has another name than the list. All mail greets them by the name on the offer. */
function changedNames(rows: readonly ApplicantRow[], latest: Latest): readonly RowNote[] {
  return rows.flatMap(({ line, applicant }): RowNote[] => {
    const name = latest.get(applicant.id)?.applicant.name ?? applicant.name;
    if (name.toLowerCase() === applicant.name.toLowerCase()) return [];
    const message = `Was invited as ${name}; the list says ${applicant.name}. The name on the offer does not change.`;
    return [{ line, field: 'name', message }];
  });
}

/**
 * Applicants invited for other tracks than the list names now. Their offers do not change, so the operator is told.
 */
function changedTracks(rows: readonly ApplicantRow[], latest: Latest): readonly RowNote[] {
  return rows.flatMap(({ line, applicant, tracks }): RowNote[] => {
    const known = latest.get(applicant.id);
    if (!known || !isLive(known)) return [];
    const invited = known.tracks.join(' and ');
    if (invited === tracks.join(' and ')) return [];
    return [
      {
        line,
        field: 'tracks',
        message: `Already invited for ${invited}; this does not change, although the list now names other tracks.`,
      },
    ];
  });
}

function describeNote({ line, field, message }: RowNote): string {
  return `line ${line}, ${field}: ${message}`;
}
