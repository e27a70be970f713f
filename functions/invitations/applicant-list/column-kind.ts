/** The accepted column names; case, spaces and punctuation are ignored. */
const names = {
  id: ['id', 'aamcid', 'aamcapplicantid'],
  otherId: ['applicantid', 'erasid', 'erasapplicationid'],
  name: ['name', 'applicant'],
  wholeName: ['fullname', 'applicantname'],
  first: ['firstname', 'givenname'],
  last: ['lastname', 'familyname', 'surname'],
  email: ['email', 'emailaddress', 'mail', 'preferredemail', 'contactemail'],
  tracks: [
    'tracks',
    'track',
    'tracksapplied',
    'tracksappliedbyapplicant',
    'trackapplied',
    'trackstoconsider',
    'programtracks',
  ],
} as const;

/** What a column holds, as far as a list is read. `otherId` counts if there is no `id`: an application has one too. */
export type ColumnKind = keyof typeof names;

export const columnKinds = Object.keys(names) as readonly ColumnKind[];

/** The kind of a column by its title, or `undefined` for a column that is not read. A repeat ends in `_1`, `_2`. */
export function columnKind(title: string): ColumnKind | undefined {
  const plain = title
    .toLowerCase()
    .replace(/_\d+$/, '')
    .replace(/[^a-z0-9]/g, '');
  return columnKinds.find((kind) => (names[kind] as readonly string[]).includes(plain));
}

export function isListTitle(title: string): boolean {
  return columnKind(title) !== undefined;
}
