import type { Draw } from './random.ts';
import type { SampleRow } from './sample-applications.ts';

/** What becomes of a row: one or two rows in its place. */
type Damage = (row: SampleRow, draw: Draw) => readonly SampleRow[];

const track = 'Tracks Applied by Applicant_1';

/** Damage that was seen in real exports, each a kind of its own. */
const damages: readonly [Damage, ...Damage[]] = [
  (row) => [slipped(row)],
  (row) => [{ ...row, [track]: 'Sample A; Sample B; Sample C' }],
  (row) => [{ ...row, Email: '' }],
  (row) => [{ ...row, 'AAMC ID': '2.09E+07' }],
  (row) => [{ ...row, 'USMLE Step 1 Score': '2 45' }],
  (row) => [{ ...row, 'Applicant Applied Date': 'Jan-06' }],
  (row) => [row, { ...row, [track]: 'Medicine-Primary|1261140M0 (Primary Care)' }],
  (row) => [row, { ...row, 'Last Name': `${row['Last Name']}-Other` }],
  (row) => [{ ...row, Email: String(row.Email).replace('@', ' at ') }],
];

/** Damages `count` of the rows, spread over all of them, each kind in turn. */
export function damaged(rows: readonly SampleRow[], count: number, draw: Draw): readonly SampleRow[] {
  const stride = count > 0 ? rows.length / count : Number.POSITIVE_INFINITY;
  let done = 0;
  return rows.flatMap((row, index) => {
    if (index < done * stride || done >= count) return [row];
    const damage = damages[done % damages.length] ?? damages[0];
    done += 1;
    return damage(row, draw);
  });
}

/** As a stray quotation mark leaves it: from one column on, each cell stands one further to the right. */
function slipped(row: SampleRow): SampleRow {
  const titles = Object.keys(row);
  const from = titles.indexOf('Email');
  return Object.fromEntries(
    titles.map((title, index) => {
      const before = titles[index - 1] ?? '';
      return [
        title,
        index < from ? (row[title] ?? '') : index === from ? 'and "others' : (row[before] ?? ''),
      ];
    }),
  );
}
