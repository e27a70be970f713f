/** The accepted column names; case, spaces and punctuation are ignored. */
const names = {
  id: ['id', 'aamcid', 'applicantid', 'aamcapplicantid', 'erasid'],
  name: ['name', 'fullname', 'applicantname', 'applicant'],
  first: ['firstname', 'givenname'],
  last: ['lastname', 'familyname', 'surname'],
  email: ['email', 'emailaddress', 'mail', 'preferredemail', 'contactemail'],
  tracks: ['tracks', 'track', 'tracksapplied', 'trackapplied', 'trackstoconsider', 'programtracks'],
} as const;

/** What a column holds, as far as a list is read. */
export type ColumnKind = keyof typeof names;

export const columnKinds = Object.keys(names) as readonly ColumnKind[];

/** The kind of a column by its title, or `undefined` for a column that is not read. */
export function columnKind(title: string): ColumnKind | undefined {
  const plain = title.toLowerCase().replace(/[^a-z]/g, '');
  return columnKinds.find((kind) => (names[kind] as readonly string[]).includes(plain));
}
