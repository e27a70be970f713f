import type { Line } from './records.ts';
import type { RowNote } from './row-note.ts';

/** The index of each field in a row. A name can span several columns, which are joined in this order. */
export type Columns = {
  readonly id: number;
  readonly name: readonly number[];
  readonly email: number;
  readonly tracks: number;
  readonly count: number;
};

/** The accepted column names; case, spaces and punctuation are ignored. */
const names = {
  id: ['id', 'aamcid', 'applicantid', 'aamcapplicantid', 'erasid'],
  name: ['name', 'fullname', 'applicantname', 'applicant'],
  first: ['firstname', 'givenname'],
  last: ['lastname', 'familyname', 'surname'],
  email: ['email', 'emailaddress', 'mail', 'preferredemail', 'contactemail'],
  tracks: ['tracks', 'track', 'tracksapplied', 'trackapplied', 'trackstoconsider', 'programtracks'],
} as const;

type Kind = keyof typeof names;

/** The columns of a list, or the missing ones as problems. Unused columns are named in a remark. */
export function columnsOf({ line, cells }: Line): {
  readonly columns?: Columns;
  readonly problems: readonly RowNote[];
  readonly remarks: readonly RowNote[];
} {
  const kinds = cells.map(kindOf);
  const at = (kind: Kind) => kinds.indexOf(kind);
  const name = at('name') >= 0 ? [at('name')] : [at('first'), at('last')];
  const columns = { id: at('id'), name, email: at('email'), tracks: at('tracks'), count: cells.length };
  const missing = (['id', 'name', 'email', 'tracks'] as const).filter((each) =>
    [columns[each]].flat().includes(-1),
  );
  const problems = [
    ...missing.map((field): RowNote => ({ line, field, message: missingColumn(field) })),
    ...repeatedKinds(kinds).map((field): RowNote => {
      return {
        line,
        field: 'file',
        message: `Two columns could be the ${field}: keep one, or rename the other.`,
      };
    }),
  ];
  const unused = cells.filter((_, index) => kinds[index] === undefined);
  const message = `Not used: ${unused.map((each) => JSON.stringify(each.slice(0, 40))).join(', ')}.`;
  return {
    ...(problems.length === 0 ? { columns } : {}),
    problems,
    remarks: unused.length > 0 ? [{ line, field: 'file', message }] : [],
  };
}

function missingColumn(field: keyof typeof names): string {
  const also = field === 'name' ? ' (or “first name” and “last name”)' : '';
  return `The first line must name the columns, and none is called “${field}”${also}: add it.`;
}

function repeatedKinds(kinds: readonly (Kind | undefined)[]): readonly Kind[] {
  return [
    ...new Set(kinds.filter((kind, index) => kind !== undefined && kinds.indexOf(kind) < index)),
  ] as Kind[];
}

function kindOf(title: string): Kind | undefined {
  const plain = title.toLowerCase().replace(/[^a-z]/g, '');
  return (Object.keys(names) as Kind[]).find((kind) => (names[kind] as readonly string[]).includes(plain));
}
